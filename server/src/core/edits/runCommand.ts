// A command put in front of those of a RUN or behind them, the first one taken out, and RUNs joined to one.
import type { Command, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { lineEnd } from "../text/lines";
import { insert, remove, replace, type TextEdit } from "../text/span";
import { commandList, isPlainRun } from "./commandList";
import { removeInstruction, type Written } from "./instructionLines";

/** Every command of the script is part of one plain list: nothing conditional, nothing in the background. */
const isPlainList = (script: ShellScript): boolean =>
  script.commands.every((command) => command.inside.length === 0 && command.joinedBy !== "||" && !command.background);

/** What a `set` does to `-e`; undefined: nothing. */
function errexitOf({ name, words }: Command): boolean | undefined {
  if (name !== "set") return undefined;
  const text = words.map((word) => word.text).join(" ");
  if (/(?:^| )(?:\+[A-Za-z]*e|\+o errexit)/.test(text)) return false;
  return /(?:^| )(?:-[A-Za-z]*e|errexit(?: |$))/.test(text) || undefined;
}

/** `set -e` holds at a command: the shell ends at a failure behind `;`, but not at one in front of `&&`. */
const endsAtFailure = ({ commands, startOptions }: ShellScript, at: number): boolean =>
  commands.slice(0, at).reduce((ends, command) => errexitOf(command) ?? ends, startOptions.includes("errexit"));

/** An operator with the lines around it, as another operator. */
const asSemicolon = (gap: string): string => gap.replace(/^\s*&&/, ";").replace("&&", ";");
const asAnd = (gap: string): string => gap.replace(/^[ \t]*;/, " &&").replace(";", "&&");

/** What joins a command to the one before it, as the RUN does it: on a line of its own where the one before ends or begins one. */
function jointBehind(file: Pick<Written, "slice" | "tree">, script: ShellScript, at: number): string {
  const { commands } = script;
  const [before, last, next] = [commands[at - 1], commands[at], commands[at + 1]];
  // The last one of a list of `;`: its failure ends a shell with `set -e` as well.
  const isKept = (next ? next.joinedBy : last?.joinedBy) === ";" && endsAtFailure(script, at);
  for (const [one, two] of [
    [before, last],
    [last, next],
  ] as const) {
    const gap = (one && two ? file.slice({ start: one.span.end, end: two.span.start }) : "").replace(/^[ \t]*#.*\n/gm, "");
    // Behind `;` a failure would be hidden by what comes.
    if (gap.includes("\n") && /^[\s\\`]*(?:&&|;)[\s\\`]*$/.test(gap)) return isKept ? asSemicolon(gap) : asAnd(gap);
  }
  const indent = last && /\n([ \t]*)[^\n]*$/.exec(file.slice(last.span))?.[1];
  if (isKept) return indent === undefined ? "; " : `; ${file.tree.escape}${lineEnd(file.slice(script.source.span), 0)}${indent || "    "}`;
  return indent === undefined ? " && " : ` ${file.tree.escape}${lineEnd(file.slice(script.source.span), 0)}${indent || "    "}&& `;
}

/**
 * Behind a command of a plain RUN, or the pipe that the command is part of; undefined where that is not certain to be right.
 * @param behind undefined: behind the last one
 */
export function appendCommand(
  file: Pick<Written, "slice" | "tree">,
  run: Instruction,
  script: ShellScript,
  commandLine: string,
  behind = script.commands.at(-1),
): TextEdit | undefined {
  if (!behind || !isPlainRun(run) || !isPlainList(script)) return undefined;
  let at = script.commands.indexOf(behind);
  while (script.commands[at + 1]?.joinedBy === "|") at++;
  const last = script.commands[at];
  if (!last) return undefined;
  const { end } = last.span;
  const gap = file.slice({ start: end, end: end + 1 }) === file.tree.escape ? " " : "";
  return insert(end, `${jointBehind(file, script, at)}${commandLine}${gap}`);
}

/** @param commandLine with what joins it to the rest */
export const prependCommand = (run: Instruction, commandLine: string): TextEdit => insert(run.arguments.span.start, `${commandLine} `);

const isPart = ({ inside, background }: Command): boolean => inside.length === 0 && !background;

/** From one command to the next: an operator, continuations, blanks. */
const plainGap = /^[\s\\`]*&&[\s\\`]*$/;
/** With comment lines in it: the rest of the first command's line, and the operator if it does not stand there. */
const commentedGap = /^([ \t]*(?:&&[ \t]*)?)[\\`][ \t]*\r?\n(?:[ \t]*#.*\n)+[ \t]*(?:&&[ \t]*)?$/;

/** Comments between the two stay: they may be about what comes. */
function takeOutBefore(file: Written, first: Command, next: Command): readonly TextEdit[] | undefined {
  const gap = file.slice({ start: first.span.end, end: next.span.start });
  if (plainGap.test(gap)) return [remove({ start: first.span.start, end: next.span.start })];
  const [, head] = commentedGap.exec(gap) ?? [];
  if (head === undefined) return undefined;
  const command = remove({ start: first.span.start, end: first.span.end + head.length });
  const { length } = /&&[ \t]*$/.exec(gap)?.[0] ?? "";
  return length === 0 ? [command] : [command, remove({ start: next.span.start - length, end: next.span.start })];
}

/**
 * Takes the first command out of a RUN, or the RUN away where it is the only one.
 * undefined where what comes depends on its failure, and where it is one of a pipe.
 */
export function takeOutFirst(file: Written, run: Instruction, script: ShellScript): readonly TextEdit[] | undefined {
  const [first, next] = script.commands;
  if (!first || !isPlainRun(run) || !isPart(first) || first.span.start !== run.arguments.span.start) return undefined;
  if (!next) return /^[\s;]*$/.test(file.slice({ start: first.span.end, end: run.span.end })) ? [removeInstruction(file, run)] : undefined;
  const conditional = script.commands.some(({ inside, joinedBy }) => joinedBy === "||" && inside.length === 0);
  return next.joinedBy === "&&" && !conditional ? takeOutBefore(file, first, next) : undefined;
}

/** Change the shell that runs what follows. */
const changesShell: ReadonlySet<string> = new Set([
  "cd",
  "set",
  "export",
  "exit",
  "exec",
  "umask",
  "trap",
  ".",
  "source",
  "alias",
  "unset",
  "shopt",
  "return",
]);

const flagsOf = (file: Written, { flags }: Instruction): string => flags.map(({ span }) => file.slice(span)).join(" ");

type ScriptsOf = (run: Instruction) => readonly ShellScript[];

/** Two RUNs behind one another do the same as one with `&&` between, but for the layers. */
export function canJoin(file: Written, first: Instruction, second: Instruction, scripts: ScriptsOf): boolean {
  if (!isPlainRun(first) || !isPlainRun(second) || flagsOf(file, first) !== flagsOf(file, second)) return false;
  if (second.comments.length > 0 || file.slice({ start: first.span.end, end: second.span.start }).trim() !== "") return false;
  const [one, two] = [first, second].map((run) => commandList(file, run, scripts(run)));
  if (!one || !two || (one.joint ?? "&&") !== "&&" || (two.joint ?? "&&") !== "&&" || one.parts.at(-1)?.end !== first.span.end)
    return false;
  // `cd` and the like would reach into the second RUN, which began in a shell of its own.
  return !one.script.commands.some(({ name, inside }) => inside.length === 0 && (name === undefined || changesShell.has(name)));
}

/** Each of them can be joined to the one before. */
export function joinRuns(file: Written, runs: readonly Instruction[]): readonly TextEdit[] {
  const between = ` ${file.tree.escape}${lineEnd(file.text, runs[0]?.span.end ?? 0)}    && `;
  return runs
    .slice(1)
    .map((run, index) => replace({ start: runs[index]?.span.end ?? run.span.start, end: run.arguments.span.start }, between));
}
