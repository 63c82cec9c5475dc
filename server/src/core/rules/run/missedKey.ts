// Whether the key of a package repository that a pipe writes is missed behind it: the package manager refuses the repository, and the build ends there.
import { type KeyReader, keyReaders } from "../../knowledge/keyFolders";
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { inPipe } from "../../shell/astQueries";
import { invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction, SyntaxTree } from "../../syntax/types";
import type { FileContext } from "../rule";
import { outputOf } from "./checkedOutput";
import { endsRun, ownBehind } from "./endsRun";

interface Repositories {
  /** What `signed-by=` names, as written, without quotes and braces. */
  readonly signedBy: ReadonlySet<string>;
  /** Those that a repository is added for, and that do not go on without its key. */
  readonly readers: ReadonlySet<KeyReader>;
}

const kept = new WeakMap<SyntaxTree, Map<Stage, Repositories>>();

function repositoriesOf(file: FileContext, stage: Stage): Repositories {
  const known = kept.get(file.tree) ?? new Map<Stage, Repositories>();
  kept.set(file.tree, known);
  const found = known.get(stage);
  if (found) return found;
  const text = historyOf(stage)
    .filter(({ keyword }) => keyword === "RUN" || keyword === "COPY" || keyword === "ADD")
    .map(instructionText)
    .join("\n")
    .replace(/["'{}]/g, "");
  const signedBy = new Set(Array.from(text.matchAll(/signed-by[=:][ \t]*([^\s\],\\]+)/gi), ([, path = ""]) => path));
  const readers = keyReaders.filter(({ addsRepository, goesOnWith }) => addsRepository.test(text) && !goesOnWith.test(text));
  const repositories = { signedBy, readers: new Set(readers) };
  known.set(stage, repositories);
  return repositories;
}

function refuses(script: ShellScript, command: Command, { programs, refusing }: KeyReader): boolean {
  const invocation = command.joinedBy === "||" ? undefined : invocationOf(script, command);
  if (!invocation || !programs.includes(invocation.program)) return false;
  return refusing.includes(invocation.subcommand?.value ?? "") && endsRun(script, command);
}

const lastRuns = new WeakMap<SyntaxTree, Map<KeyReader, ReadonlyMap<Stage | undefined, number>>>();

/** The last RUN of each stage that does not get past a refused repository. */
function lastRefusal(file: FileContext, reader: KeyReader): ReadonlyMap<Stage | undefined, number> {
  const known = lastRuns.get(file.tree) ?? new Map<KeyReader, ReadonlyMap<Stage | undefined, number>>();
  lastRuns.set(file.tree, known);
  const found = known.get(reader);
  if (found) return found;
  const last = new Map<Stage | undefined, number>();
  for (const run of file.each("RUN")) {
    const text = instructionText(run);
    if (!reader.programs.some((program) => text.includes(program))) continue;
    const isRefused = file.scripts(run).some((script) => script.commands.some((command) => refuses(script, command, reader)));
    if (isRefused) last.set(file.stageOf(run), run.index);
  }
  known.set(reader, last);
  return last;
}

/** @param download the first command of a pipe */
export function endsWithoutKey(file: FileContext, run: Instruction, script: ShellScript, download: Command): boolean {
  const stage = file.stageOf(run);
  const last = inPipe(script, download, download.pipeline.length - 1);
  const path = last && outputOf(script, last);
  if (!stage || !last || path === undefined || download.inside.some((each) => each === "substitution" || each === "function")) return false;
  const { signedBy, readers } = repositoriesOf(file, stage);
  const [apt] = keyReaders;
  const reader = keyReaders.find((each) => each.folder.test(path)) ?? (signedBy.has(path) ? apt : undefined);
  // Of these folders apt reads what a list names.
  const isUnnamed = /\/keyrings\//.test(path) && signedBy.size > 0 && !signedBy.has(path);
  if (!reader || isUnnamed || !readers.has(reader)) return false;
  if (ownBehind(script, last).some((command) => refuses(script, command, reader))) return true;
  return (lastRefusal(file, reader).get(stage) ?? -1) > run.index;
}
