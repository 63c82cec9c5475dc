// Where a stage installs the project's dependencies behind a COPY of everything.
import { contextNames, contextSources } from "../../context";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { instructionText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import { mountsOf } from "../../model/mounts";
import { remember } from "../../model/remember";
import type { Scope, Stage } from "../../model/types";
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import { hasOption, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { directoryOf, foldersCopied, manifestOf, type Needless, needlessFolder, wholeBeside } from "./folderCopies";
import { isMadeHere } from "./madeHere";
import { type ProjectInstall, projectInstall } from "./projectInstall";
import { isWorkspacePackage, ofWorkspaces } from "./workspace";

const hasCacheMount = (run: Instruction): boolean => mountsOf(run).some(({ type }) => type === "cache");

/** A COPY of much and the install behind it. */
export interface Pair {
  readonly copy: Instruction;
  readonly run: Instruction;
  readonly install: ProjectInstall;
  /** A folder instead of everything. */
  readonly folder: Needless | undefined;
}

const copiesAll = remember((copy: Instruction, scope: Scope) => contextSources(copy, scope).some(({ path }) => path === "."));

function installIn(run: Instruction, context: ScriptReader): ProjectInstall | undefined {
  if (run.heredocs.length === 0 && !mayInstallDependencies.test(run.line.text)) return undefined;
  for (const script of context.scripts(run)) {
    for (const invocation of invocations(script)) {
      const install = projectInstall(invocation);
      if (install) return install;
    }
  }
  return undefined;
}

/** The program that installs, as long as no cache mount keeps what it downloads. */
const installer = remember((run: Instruction, _scope: Scope, context: ScriptReader) =>
  hasCacheMount(run) ? undefined : installIn(run, context)?.invocation.program,
);

/** `pnpm fetch` with the lock file alone loads all packages: what installs behind it only links them. */
const fetches = remember(
  (run: Instruction, _scope: Scope, reader: ScriptReader) =>
    /\bpnpm\b/.test(instructionText(run)) && commandsOf(run, reader, ["pnpm"]).some(({ subcommand }) => subcommand?.value === "fetch"),
);

/** The programs that have installed or loaded the packages in the stages below this one. */
function installedBelow(file: FileContext, stage: Stage): Set<string> {
  const programs = new Set<string>();
  for (const run of lineage(stage)
    .slice(0, -1)
    .flatMap(({ instructions }) => instructions)) {
    if (run.keyword !== "RUN") continue;
    const program = fetches(run, file.scopeBefore(run), file) ? "pnpm" : installer(run, file.scopeBefore(run), file);
    if (program !== undefined) programs.add(program);
  }
  return programs;
}

/** A COPY of a folder in front of this install, which it does not need. */
function folderBefore(file: FileContext, copies: readonly Instruction[], run: Instruction, install: ProjectInstall): Needless | undefined {
  const all = copies.flatMap((copy) => foldersCopied(file, copy));
  const isPackage = ({ source }: { readonly source: string }): boolean => isWorkspacePackage(file.facts, source, copies);
  const folders = ofWorkspaces.test(install.invocation.program) ? all.filter((folder) => !isPackage(folder)) : all;
  const path = folders.length === 0 ? undefined : manifestOf(file, run, install);
  const needless = path === undefined ? undefined : needlessFolder(file, copies, folders, install, path);
  // pnpm fetch needs no list of a package, only the lock file.
  const part = install.invocation.program === "pnpm" ? all.find(isPackage) : undefined;
  const hasLock = contextNames(file.facts)?.includes("pnpm-lock.yaml") && directoryOf(file, run, install) !== undefined;
  return needless ?? (part && hasLock ? { ...part, manifest: undefined, ofWorkspace: true } : undefined);
}

/** Only an absolute path says that the list comes from elsewhere. */
function besideWhole(
  file: FileContext,
  copies: readonly Instruction[],
  copy: Instruction,
  install: ProjectInstall,
): Needless | "unknown" | undefined {
  const path = install.manifests.find((name) => name.startsWith("/"));
  const from = path === undefined ? undefined : wholeBeside(file, copies, copy, path);
  const at = contextSources(copy, file.scopeBefore(copy)).find(({ path: source }) => source === ".")?.at;
  return from === "another" && at ? { copy, at, source: ".", target: "/", manifest: undefined } : from && "unknown";
}

function pairIn(file: FileContext, stage: Stage, wholes: ReadonlySet<Instruction>): Pair | undefined {
  const before = installedBelow(file, stage);
  const copies: Instruction[] = [];
  let copy: Instruction | undefined;
  for (const instruction of stage.instructions) {
    if (wholes.has(instruction)) copy ??= instruction;
    if (instruction.keyword === "COPY" || instruction.keyword === "ADD") copies.push(instruction);
    if (instruction.keyword !== "RUN") continue;
    const program = installer(instruction, file.scopeBefore(instruction), file);
    if (!copy && fetches(instruction, file.scopeBefore(instruction), file)) before.add("pnpm");
    if (program === undefined || before.has(program) || copies.length === 0) {
      if (!copy && program !== undefined) before.add(program);
      continue;
    }
    const install = installIn(instruction, file);
    if (install && isMadeHere(file, instruction, install)) continue;
    const folder = install && (copy ? besideWhole(file, copies, copy, install) : folderBefore(file, copies, instruction, install));
    const found = folder === "unknown" ? undefined : (folder?.copy ?? copy);
    if (folder !== "unknown" && found && install && !hasOption(install.invocation, "--offline"))
      return { copy: found, run: instruction, install, folder };
    if (!copy) before.add(program);
  }
  return undefined;
}

/** In each stage, the first install behind a COPY of everything or of a folder; none where the same was installed before it. */
export function* installsBehindCopy(file: FileContext): Iterable<Pair> {
  const wholes = new Set(file.each("COPY", "ADD").filter((copy) => copiesAll(copy, file.scopeBefore(copy))));
  if (!file.each("RUN").some((run) => mayInstallDependencies.test(run.line.text) || run.heredocs.length > 0)) return;
  for (const stage of file.stages) {
    const pair = pairIn(file, stage, wholes);
    if (pair) yield pair;
  }
}

/** The source that brings too much. */
export const placeOfCopy = (file: FileContext, { copy, folder }: Pair): Span | undefined =>
  folder?.at ?? contextSources(copy, file.scopeBefore(copy)).find(({ path }) => path === ".")?.at;
