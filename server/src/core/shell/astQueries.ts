// What rules ask of a script's constructs: what follows a command, which options are on, functions, loops, tests, the last command.
import type { SyntaxNode } from "unbash";
import type { Span } from "../text/span";
import { isShellOption, optionLetters } from "./dialect";
import { expansions } from "./expansions";
import { inOwnText } from "./parseScript";
import { type FunctionDefinition, type Loop, surveyOf } from "./survey";
import { standingOf, throughShells } from "./throughShells";
import type { Command, ShellOption, ShellScript } from "./types";
import type { Joint } from "./walkSyntax";

export type { FunctionDefinition, Loop } from "./survey";

const inFile = (script: ShellScript, { start, end }: Span): Span => script.source.spanOf(start, end);

export const loops = (script: ShellScript): readonly Loop[] =>
  surveyOf(script).loops.map((loop) => ({
    ...loop,
    span: inFile(script, loop.span),
    variableSpan: loop.variableSpan && inFile(script, loop.variableSpan),
    words: loop.words?.map(({ text, span }) => ({ text, span: inFile(script, span) })),
  }));

export const functions = (script: ShellScript): readonly FunctionDefinition[] =>
  surveyOf(script).functions.map(({ name, nameSpan, span }) => ({
    name,
    nameSpan: inFile(script, nameSpan),
    span: inFile(script, span),
  }));

/** `[[ … ]]`, which POSIX shells do not have; `[` and `test` are commands. */
export const doubleBrackets = (script: ShellScript): readonly Span[] => surveyOf(script).doubleBrackets.map((span) => inFile(script, span));

/** `[ … ]` and `test …`. */
export const testCommands = (script: ShellScript): readonly Command[] =>
  script.commands.filter(({ name }) => name === "[" || name === "test");

/** What stands behind a command in its list; undefined behind the last one. A line end counts as `;`. */
export const followedBy = (script: ShellScript, command: Command): Joint | undefined => standingOf(script, command)?.followedBy;

/** Whether its exit status is asked for: by `if`, `while`, `until`, `!`, or by `&&` and `||` behind it. */
export function isChecked(script: ShellScript, command: Command): boolean {
  const standing = standingOf(script, command);
  return standing !== undefined && (standing.condition || standing.followedBy === "&&" || standing.followedBy === "||");
}

/** Substitutions that throw the status away, by where they begin; each with the farthest end of those up to it. */
type Losing = readonly { readonly start: number; readonly end: number }[];

const losingCache = new WeakMap<ShellScript, Losing>();

function losing(script: ShellScript): Losing {
  const known = losingCache.get(script);
  if (known) return known;
  let end = 0;
  const found = expansions(script)
    .filter(
      ({ kind, role, command }) => kind === "process" || (kind === "command" && (role !== "assignment" || command?.words.length !== 0)),
    )
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span }) => {
      end = Math.max(end, span.end);
      return { start: span.start, end };
    });
  losingCache.set(script, found);
  return found;
}

function liesWithin(around: Losing, { start, end }: Span): boolean {
  let [low, high] = [0, around.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((around[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (around[low - 1]?.end ?? 0) >= end;
}

/**
 * Whether the status of the list that it stands in is anybody's: `x=$(a | b)` takes it over, `echo $(a | b)`, `x=$(a | b) c`,
 * `export x=$(a | b)` and `c <(a | b)` throw it away.
 */
export const statusCounts = (script: ShellScript, { span, inside }: Command): boolean =>
  !inside.includes("substitution") || !liesWithin(losing(script), span);

/** `set -euo pipefail`: what it switches, in order; undefined for other commands. */
function switches({ name, words }: Command): readonly { option: ShellOption; on: boolean }[] {
  if (name !== "set") return [];
  const found: { option: ShellOption; on: boolean }[] = [];
  let awaited: boolean | undefined;
  for (const { value } of words.slice(1)) {
    if (value === undefined || value === "--" || value === "-") break;
    const named = isShellOption(value) ? value : undefined;
    if (awaited !== undefined) {
      if (named) found.push({ option: named, on: awaited });
      awaited = undefined;
      continue;
    }
    const sign = value[0];
    if (sign !== "-" && sign !== "+") break;
    for (const letter of value.slice(1)) {
      const option = optionLetters[letter];
      if (option) found.push({ option, on: sign === "-" });
      if (letter === "o") awaited = sign === "-";
    }
  }
  return found;
}

/** The command in another place of the same pipe; undefined where a construct stands there, or nothing. */
export function inPipe({ commands }: ShellScript, command: Command, place: number): Command | undefined {
  const { pipeline, inside } = command;
  const step = place < pipeline.index ? -1 : 1;
  for (let at = commands.indexOf(command) + step; ; at += step) {
    const other = commands[at];
    // What stands deeper is a part of one of them: `a $(b | c) | d`.
    if (other && other.inside.length > inside.length) continue;
    const isNeighbour = other?.inside.length === inside.length && other.pipeline.length === pipeline.length;
    if (!isNeighbour || (other.pipeline.index - pipeline.index) * step <= 0) return undefined;
    if (other.pipeline.index === place) return other;
  }
}

type Options = ReadonlySet<ShellOption>;

function changed(options: Options, command: Command): Options {
  const changes = switches(command);
  if (changes.length === 0) return options;
  const next = new Set(options);
  for (const { option, on } of changes) {
    if (on) next.add(option);
    else next.delete(option);
  }
  return next;
}

const optionCache = new WeakMap<ShellScript, ReadonlyMap<Command, Options>>();

function optionsOfAll(script: ShellScript): ReadonlyMap<Command, Options> {
  const all = optionCache.get(script) ?? throughShells(script, new Set(script.startOptions), changed);
  optionCache.set(script, all);
  return all;
}

/** `set +e` */
export const switchesErrexitOff = ({ name, words }: Command): boolean =>
  name === "set" && words.some(({ value }) => /^\+[a-z]*e/.test(value ?? ""));

/** Options that are on when a command runs, by the script's start and every `set` before it in the same shell or one around. */
export const optionsAt = (script: ShellScript, command: Command): ReadonlySet<ShellOption> =>
  optionsOfAll(script).get(command) ?? new Set(script.startOptions);

/** `cd` whose failure nobody sees: the commands behind it run in the wrong directory. */
export const uncheckedCds = (script: ShellScript): readonly Command[] =>
  script.commands.filter((command) => {
    if (command.name !== "cd" && command.name !== "pushd") return false;
    const next = followedBy(script, command);
    return (next === ";" || next === "&") && !isChecked(script, command) && !optionsAt(script, command).has("errexit");
  });

/** The last node of a list of `&&` and `||`. */
function lastNode({ ast }: ShellScript): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = ast.commands.at(-1)?.command;
  while (node?.type === "AndOr") node = node.commands.at(-1);
  return node;
}

/** The `case`, `if` or `{ … }` that the script ends with. */
export function lastBranches(script: ShellScript): Span | undefined {
  const node = lastNode(script);
  return node && (node.type === "Case" || node.type === "If" || node.type === "BraceGroup") ? script.spanOf(node) : undefined;
}

/** The simple command that the script ends with; undefined where it ends with a construct, or is empty. */
export function lastCommand(script: ShellScript): Command | undefined {
  const statement = script.ast.commands.at(-1);
  let node: SyntaxNode | undefined = statement?.command;
  while (node?.type === "AndOr" || node?.type === "Pipeline") node = node.commands.at(-1);
  if (node?.type !== "Command") return undefined;
  const { pos } = node;
  return script.commands.findLast((command) => inOwnText(command).span.start === pos);
}
