// What a RUN leaves behind in its shell, which ends with it: a directory, exported variables, a file that it has read.
import { isPlainRun, lineInstead, removeInstruction } from "../../edits";
import { standsAlone } from "../../model/onbuild";
import type { Scope } from "../../model/types";
import { lastCommand } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { envInstead, namesOf, onlyWords } from "../lostExport";
import type { FileContext, Fix, Found } from "../rule";
import { isToldBehind } from "../unsetVariables";
import { exportedBy, exportsInBranches, isSetAnyway } from "./exportedNames";
import { lostBySource } from "./sourcedFile";

const stateful: ReadonlySet<string> = new Set(["cd", "pushd", "export", "alias", "source", ".", "umask", "ulimit"]);

export const lostMessages = {
  directory: "Each RUN has a shell of its own, so the next instruction does not run in {path}. Use WORKDIR {path}",
  variable: "Each RUN has a shell of its own, and {names} {end} with it. Use ENV, or set it in the RUN that needs it",
  set: "ENV has set {names} for every RUN and for the container already, so this export does nothing. Take it away",
  state: "Each RUN has a shell of its own, and what {program} does ends with it. Do it in the RUN that needs it",
  sourced:
    "Each RUN has a shell of its own, and {name}, which {path} sets, ends with it: line {line} does not find it. Read the file in the instruction that needs it",
  workdir: "Write WORKDIR {path}",
  env: "Write ENV {names}",
  away: "Take it away",
} as const;

/** What the builder and the shell read alike. */
const plain = /^[\w./:@%+,-]+$/;

type Finding = Found<typeof lostMessages>;

export interface Place {
  readonly run: Instruction;
  readonly script: ShellScript;
  readonly last: Command;
  readonly file: FileContext;
}

function awayFix({ run, script, file }: Place): Fix<typeof lostMessages> | undefined {
  if (script.commands.length !== 1 || !isPlainRun(run) || !standsAlone(run, file.stageOf(run))) return undefined;
  return { title: ["away"], safety: "review", edits: () => [removeInstruction(file, run)] };
}

function workdirFix({ run, script, file }: Place): Fix<typeof lostMessages> | undefined {
  const words = onlyWords(run, script, file.stageOf(run));
  const path = words?.[0]?.value ?? "";
  if (words?.length !== 1 || !plain.test(path) || path === "-") return undefined;
  return { title: ["workdir", { path }], safety: "review", edits: () => [lineInstead(file, run, `WORKDIR ${path}`)] };
}

/** The next instruction runs there all the same: the base starts in `/`, or WORKDIR has been set to it. */
function isThereAnyway({ words: [, word] }: Command, scope: Scope): boolean {
  const path = word?.value?.replace(/(?<=.)\/$/, "");
  return path !== undefined && path === (scope.workdir ?? "/");
}

function* toldOfDirectory(place: Place, at: Finding["at"]): Iterable<Finding> {
  const { run, script, last, file } = place;
  // `cd build && make && cd ..`: only goes back.
  const returns =
    script.commands.some((command) => command !== last && command.name === "cd") || /^(\.\.|-)/.test(last.words[1]?.text ?? "");
  if (last.name === "cd" && (returns || isThereAnyway(last, file.scopeBefore(run)))) return;
  const fix = last.name === "cd" ? workdirFix(place) : undefined;
  yield { at, says: ["directory", { path: last.words[1]?.text ?? "" }], fix };
}

/** A RUN behind it that misses the variable is told by unset-variable. */
const isToldThere = ({ run, file }: Omit<Place, "last" | "script">, names: readonly string[]): boolean => {
  const stage = file.stageOf(run);
  return stage !== undefined && names.length > 0 && names.every((name) => isToldBehind(run, stage, file, name));
};

function* toldOfExport(place: Place, at: Finding["at"]): Iterable<Finding> {
  const { run, script, last, file } = place;
  const names = namesOf(last);
  if (isSetAnyway(last, file.scopeBefore(run))) yield { at, says: ["set", { names }], severity: "info", fix: awayFix(place) };
  else if (!isToldThere(place, exportedBy(last)))
    yield {
      at,
      says: ["variable", { names, end: names.includes(",") ? "end" : "ends" }],
      fix: envInstead(run, script, file.stageOf(run), file),
    };
}

export function* toldOfBranches(run: Instruction, script: ShellScript, file: FileContext): Iterable<Finding> {
  const exports = exportsInBranches(script);
  const scope = file.scopeBefore(run);
  const names = [...new Set(exports.filter((each) => !isSetAnyway(each, scope)).flatMap(exportedBy))];
  const at = exports[0]?.words[0]?.span;
  if (!at || names.length === 0 || isToldThere({ run, file }, names)) return;
  yield { at, says: ["variable", { names: names.join(", "), end: names.length > 1 ? "end" : "ends" }] };
}

function* toldOfSource({ run, script, last, file }: Place, at: Finding["at"]): Iterable<Finding> {
  const lost = lostBySource(file, file.stageOf(run), run, script, last);
  if (!lost) return;
  if (!lost.user) return yield { at, says: ["state", { program: last.name ?? "" }] };
  const { name, instruction } = lost.user;
  yield { at, says: ["sourced", { name, path: last.words[1]?.text ?? "", line: lineNumber(file.text, instruction.span.start) }] };
}

export const isSource = ({ name }: Pick<Command, "name">): boolean => name === "." || name === "source";

/** The last command where it changes the shell's state and that is not asked for. */
export function lastOf(script: ShellScript): Command | undefined {
  const last = lastCommand(script);
  return last?.name && stateful.has(last.name) && last.words.length > 1 && last.joinedBy !== "||" && last.pipeline.length === 1
    ? last
    : undefined;
}

export function* toldOfLast(place: Place): Iterable<Finding> {
  const { last } = place;
  const at = last.words[0]?.span ?? last.span;
  if (last.name === "cd" || last.name === "pushd") yield* toldOfDirectory(place, at);
  else if (last.name === "export") yield* toldOfExport(place, at);
  else if (isSource(last)) yield* toldOfSource(place, at);
  else yield { at, says: ["state", { program: last.name ?? "" }] };
}
