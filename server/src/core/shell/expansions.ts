// Every expansion of a script: variables, `$(…)`, backticks, arithmetic, with their quotes and the role of their word.
import type { Span } from "../text/span";
import { inOwnText } from "./parseScript";
import { type Expansion, surveyOf } from "./survey";
import type { Command, ShellScript } from "./types";
import type { Role } from "./walkSyntax";

export type { Expansion } from "./survey";

const cache = new WeakMap<ShellScript, readonly Expansion[]>();

/** In the order of the tree: outer ones first. Single quotes and quoted heredocs have none. */
export function expansions(script: ShellScript): readonly Expansion[] {
  const known = cache.get(script);
  if (known) return known;
  const own = surveyOf(script).expansions;
  const commands = new Map<number, Command>();
  if (own.length > 0) for (const command of script.commands) commands.set(inOwnText(command).span.start, command);
  const inFile = ({ start, end }: Span): Span => script.source.spanOf(start, end);
  const list = own.map(({ commandStart, ...expansion }) => ({
    ...expansion,
    span: inFile(expansion.span),
    wordSpan: inFile(expansion.wordSpan),
    command: commandStart === undefined ? undefined : commands.get(commandStart),
  }));
  cache.set(script, list);
  return list;
}

const splitRoles: ReadonlySet<Role> = new Set<Role>(["name", "argument", "for", "array"]);
/** Numbers and flags: no blanks in them. */
const neverSplit = /^[#?$!-]$/;

/** Whether its value falls apart at blanks and globs: unquoted, in a word that is split, and not a number. */
export function isSplit({ kind, quoted, role, name, operation }: Expansion): boolean {
  if (quoted || !splitRoles.has(role) || kind === "arithmetic" || kind === "process") return false;
  return kind === "command" || (operation !== "length" && operation !== "+" && operation !== ":+" && !neverSplit.test(name ?? ""));
}
