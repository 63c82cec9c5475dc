// Whether anything of a stage, or of the stages below it, can bring a file to a folder: a COPY, an ADD, a mount, a command.
import { contextNames, isInSubfolder } from "../../context";
import { type CommandStep, type Copy, commandSteps, copyOf, kindOfSource, layerFilesOf } from "../../image";
import { isConfined } from "../../knowledge/commandEffects";
import { managerOf } from "../../knowledge/packageManagers";
import { mountOption, mountsOf } from "../../model/mounts";
import { hasOption, type Invocation } from "../../shell/invocation";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import { globMatches, hasWildcard } from "../../text/glob";
import { baseName, folderOf, isWithin, joinPath } from "../../text/path";
import type { FileContext } from "../rule";

/** By name or wildcard, by a folder that holds it, or by something that cannot be told. */
export type Brings = "named" | "folder" | undefined;

/** The name is not there beside the Dockerfile, where the list of dependencies is. */
function isAbsent({ facts }: FileContext, name: string, manifest: string): boolean {
  const names = contextNames(facts);
  return names?.includes(manifest) === true && !names.includes(name) && !isInSubfolder(facts);
}

function wildcardBrings(last: string, name: string): Brings {
  if (/^\*+$/.test(last)) return "folder";
  if (globMatches(last, name)) return "named";
  return /\.|^package/.test(last) ? undefined : "folder";
}

/** @param path absolute */
function sourceBrings(source: string, path: string, into: string): Brings {
  const last = baseName(source);
  // A file comes to the folder itself, to none below it.
  const isBelow = path !== into && folderOf(path) !== into;
  if (hasWildcard(last)) {
    const brings = wildcardBrings(last, baseName(path));
    return isBelow && brings === "named" ? undefined : brings;
  }
  if (kindOfSource(source) !== "file") return "folder";
  return path === into || (!isBelow && last === baseName(path)) ? "named" : undefined;
}

/** Of the context's root itself, so that its names tell whether it is there. */
const fromRoot = (source: string): boolean => /^(?:\.?\/)*(?:\.|[^/]*[*?[][^/]*)?\/?$/.test(source);

/** What a COPY or ADD brings to the path. */
export function copyBrings(file: FileContext, copy: Instruction, path: string, manifest: string): Brings {
  const read = copyOf(copy, file.scopeBefore(copy));
  return read?.known && read.knownTarget !== undefined ? broughtTo(file, read, read.knownTarget, path, manifest) : "folder";
}

/** The same, where a folder that is counted from an unknown one is counted from `/`, as the directory of a command is. */
export function copyBringsFromRoot(file: FileContext, copy: Instruction, path: string, manifest: string): Brings {
  const read = copyOf(copy, file.scopeBefore(copy));
  return read?.known ? broughtTo(file, read, read.target, path, manifest) : undefined;
}

function broughtTo(file: FileContext, { from, sources }: Copy, target: string, path: string, manifest: string): Brings {
  if (!isWithin(path, target)) return undefined;
  const absent = from === undefined && isAbsent(file, baseName(path), manifest);
  const brought = sources.map((source) => (absent && fromRoot(source) ? undefined : sourceBrings(source, path, target)));
  return brought.includes("named") ? "named" : brought.find((each) => each !== undefined);
}

export function mountBrings(run: Instruction, path: string, workdir: string): boolean {
  return mountsOf(run).some(({ type, target, flag }) => {
    if (type !== "bind" && type !== "secret") return false;
    const to = target ?? mountOption(flag, "id")?.value;
    return to === undefined || to.includes("$") || isWithin(path, joinPath(workdir, to));
  });
}

const ofProjects: ReadonlySet<string> = new Set(
  "npm npx yarn pnpm bun bunx uv poetry pipenv bundle composer cargo git go mvn gradle dotnet node python find gem mix make".split(" "),
);
const harmless: ReadonlySet<string> = new Set(
  "curl wget gpg apt-key dpkg rustup pipx nvm fnm chmod useradd adduser locale-gen sudo tee".split(" "),
);

/** It only sets up the tool, or installs a program of its own. */
const setsUp = (invocation: Invocation): boolean =>
  hasOption(invocation, "-g", "--global", "--version", "-v", "--help", "-V") ||
  /^(?:config|global|cache|set|version|--version|enable|prepare|self|plugin|help)$/.test(invocation.subcommand?.value ?? "") ||
  (invocation.program === "cargo" && invocation.subcommand?.value === "install" && !hasOption(invocation, "--path")) ||
  (invocation.program === "gem" && invocation.subcommand?.value === "install");

function isHarmless({ runs, command }: CommandStep): boolean {
  if (!runs) return command.words.length === 0;
  if (ofProjects.has(runs.program)) return setsUp(runs);
  // `curl … | bash -` sets up a repository or a tool.
  if (/^(?:ba)?sh$/.test(runs.program)) return runs.operands.length === 0 && command.pipeline.index > 0;
  return (
    harmless.has(runs.program) ||
    managerOf(runs.program) !== undefined ||
    (isConfined(runs.program) && !/^(?:cp|mv|ln)$/.test(runs.program))
  );
}

/** Commands of a RUN, up to one of them, that may make or fetch one of the files. */
function mayMake(file: FileContext, run: Instruction, paths: readonly string[], until: number): boolean {
  const loaded = layerFilesOf(file, run).loads.some(({ path: load }) =>
    load.endsWith("/*") ? paths.some((path) => isWithin(path, load.slice(0, -2))) : paths.includes(load),
  );
  const scripts = scriptsOf(file, run);
  if (loaded || scripts.length === 0) return true;
  return scripts.some((script) => commandSteps(file, run, script).some((step) => step.command.span.start < until && !isHarmless(step)));
}

/** @param until the place in `run` where one of them must be there */
export const mayBeMade = (
  file: FileContext,
  history: readonly Instruction[],
  run: Instruction,
  paths: readonly string[],
  until: number,
): boolean =>
  mayMake(file, run, paths, until) ||
  history.some((each) => each.keyword === "RUN" && mayMake(file, each, paths, Number.POSITIVE_INFINITY));
