// What a COPY of the whole context brings along that does harm: folders that tools have filled on the machine that builds, history, secrets.
import { type ContextSource, contextNames, ignoredBy, isGitIgnored, readIgnoreFile } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { commandSteps, copyOf } from "../../image";
import { credentialFile, holdsSecret } from "../../knowledge/credentialFiles";
import { largeFolders, type WorkFolder, workFolders } from "../../knowledge/workFolders";
import { historyOf, shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin, joinPath } from "../../text/path";
import type { FileContext } from "../rule";
import { asksGit, mayReadGit } from "./versionFromGit";

export interface Unwanted {
  readonly whole: ContextSource;
  /** As a message shows them. */
  readonly names: readonly string[];
  /** Lines of a .dockerignore. */
  readonly lines: readonly string[];
  /** The build reads .git, or may do so. */
  readonly wantsGit: boolean;
  /** It is in the image that the file makes. */
  readonly ships: boolean;
  /** It comes over what this has made. */
  readonly over: { readonly folder: string; readonly command: string } | undefined;
}

/** A COPY --from takes the folder, or one around it. */
function takesFrom(file: FileContext, copy: Instruction, stage: Stage, folder: string): boolean {
  const read = copyOf(copy, file.scopeBefore(copy));
  const from = read?.from?.toLowerCase();
  if (from === undefined || (from !== stage.name && from !== String(stage.index))) return false;
  return read?.sources.some((source) => isWithin(folder, joinPath("/", source))) ?? false;
}

/** The stage is the image, or a COPY takes the folder on with all that is in it. */
function reachesImage(file: FileContext, stage: Stage | undefined, target: string | undefined): boolean {
  const shipped = shippedStages(file);
  if (!stage || shipped.has(stage)) return true;
  if (target === undefined) return false;
  return stage.usedBy.some(
    (user) => shipped.has(user) && user.instructions.some((each) => each.keyword === "COPY" && takesFrom(file, each, stage, target)),
  );
}

/** What `--exclude` leaves out. */
export function isExcludedBy({ flags }: Instruction): (name: string) => boolean {
  const patterns = flags.flatMap(({ name, value }) => (name === "exclude" && value !== undefined ? value : []));
  const ignore = patterns.length > 0 ? readIgnoreFile(patterns.join("\n")) : undefined;
  return (name) => ignore !== undefined && ignoredBy(ignore, name) !== undefined;
}

/** Of the files that may hold secrets, the names that lie here and are not a part of the repository. */
const secretNames = (facts: Facts): readonly string[] =>
  (contextNames(facts) ?? []).filter((name) => !name.endsWith("/") && credentialFile(name) !== undefined);

export const secretQueries = (facts: Facts): readonly FactQuery[] => secretNames(facts).map((path) => ({ kind: "file", path }) as const);

function isSecret(facts: Facts, name: string): boolean {
  const kind = credentialFile(name);
  const text = facts.files.get(name);
  if (!kind) return false;
  return holdsSecret(kind, text) ?? (!kind.needsContent && isGitIgnored(facts, name));
}

const shownFolder = ({ folder }: WorkFolder): string => `${folder}/`;

const calls = (file: FileContext, runs: readonly Instruction[], { programs }: WorkFolder): boolean =>
  runs.some((run) => commandsOf(run, file, programs).length > 0);

/** Of what it is called with, the first word. */
const wordOf = ({ words }: Invocation): string => words[1]?.value ?? "";

const installs = (invocation: Invocation): boolean =>
  /^(?:install|i|ci|sync|update)$/.test(wordOf(invocation) || (invocation.program === "yarn" ? "install" : ""));

/** The install in front of the COPY, in the folder that everything comes to. */
function installedThere(file: FileContext, before: readonly Instruction[], target: string | undefined, folders: readonly WorkFolder[]) {
  for (const run of before.filter(({ keyword }) => keyword === "RUN").toReversed()) {
    for (const { runs, site } of file.scripts(run).flatMap((script) => commandSteps(file, run, script))) {
      const row = runs && installs(runs) ? folders.find(({ programs }) => programs.includes(runs.program)) : undefined;
      if (!row || !runs || site.directory !== target) continue;
      return { folder: shownFolder(row), command: `${runs.program} ${wordOf(runs)}`.trim() };
    }
  }
  return undefined;
}

/** Folders that lie here as soon as somebody works on the project, as far as the stage fills its own, or they come into the image. */
function filledFolders(file: FileContext, { instruction }: ContextSource, names: readonly string[], ships: boolean): readonly WorkFolder[] {
  const stage = file.stageOf(instruction);
  const runs = (stage ? historyOf(stage) : file.instructions).filter(({ keyword }) => keyword === "RUN");
  const isSeen = ({ folder }: WorkFolder): boolean => names.includes(folder) || isGitIgnored(file.facts, folder);
  const liesHere = (row: WorkFolder): boolean => names.includes(row.folder) || (row.always ? !names.includes(".pnp.cjs") : isSeen(row));
  return workFolders.filter(
    (row) => names.some((name) => row.list.test(name)) && liesHere(row) && (calls(file, runs, row) || (ships && isSeen(row))),
  );
}

/** @param needed paths that the Dockerfile copies by name */
function unwantedBy(
  file: FileContext,
  whole: ContextSource,
  needed: readonly string[],
  git: { readonly asks: boolean; readonly may: boolean },
): Unwanted {
  const { facts } = file;
  const { instruction } = whole;
  const stage = file.stageOf(instruction);
  const target = copyOf(instruction, file.scopeBefore(instruction))?.knownTarget;
  const ships = reachesImage(file, stage, target);
  const isExcluded = isExcludedBy(instruction);
  const isWanted = (name: string): boolean => isExcluded(name) || needed.some((path) => isWithin(path, name));
  const names = (contextNames(facts) ?? []).map((name) => name.replace(/\/$/, ""));
  const folders = filledFolders(file, whole, names, ships).filter(({ folder }) => !isWanted(folder));
  const wantsGit = git.asks || (!ships && git.may);
  const large = names.filter((name) => largeFolders.test(name) && !(name === ".git" && wantsGit) && !isWanted(name));
  const secrets = ships ? secretNames(facts).filter((name) => isSecret(facts, name) && !isWanted(name)) : [];
  const over = stage && installedThere(file, historyOf(stage, instruction), target, folders);
  const all = new Set([...secrets, ...large.map((name) => `${name}/`), ...folders.map(shownFolder)]);
  return { whole, names: [...all], lines: [...secrets, ...folders.flatMap(({ lines }) => lines)], wantsGit, ships, over };
}

/** The first COPY of everything that brings something unwanted, of the first ones of the stages. */
export function firstUnwanted(file: FileContext, wholes: readonly ContextSource[], needed: readonly string[]): Unwanted | undefined {
  const git = { asks: asksGit(file), may: mayReadGit(file) };
  const seen = new Set<Stage | undefined>();
  for (const whole of wholes) {
    const stage = file.stageOf(whole.instruction);
    const found = seen.has(stage) ? undefined : unwantedBy(file, whole, needed, git);
    if (found && found.names.length > 0) return found;
    seen.add(stage);
  }
  return undefined;
}
