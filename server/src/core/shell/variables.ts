// The variables that a script sets and reads, and whether it may set some whose names are not seen.
import { mountOption, mountsOf } from "../model/mounts";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { setInArithmetic } from "./assignments";
import { loops } from "./astQueries";
import { expansions } from "./expansions";
import { surveyOf } from "./survey";
import type { Command, ShellScript, ShellWord } from "./types";

export interface VariableSetting {
  readonly name: string;
  /** undefined where it depends on an expansion or comes from input. */
  readonly value: string | undefined;
  readonly span: Span;
  /** `A=1 cmd` sets it for that command alone; `expansion`: `${A:=1}`, `$((A = 1))` and their like. */
  readonly by: "assignment" | "command" | "export" | "local" | "declare" | "readonly" | "read" | "for" | "getopts" | "unset" | "expansion";
  readonly command: Command | undefined;
}

const declaring: ReadonlyMap<string, VariableSetting["by"]> = new Map<string, VariableSetting["by"]>([
  ["export", "export"],
  ["local", "local"],
  ["declare", "declare"],
  ["typeset", "declare"],
  ["readonly", "readonly"],
  ["read", "read"],
  ["mapfile", "read"],
  ["readarray", "read"],
  ["unset", "unset"],
]);
const variable = /^[A-Za-z_]\w*/;
/** Options of `read` and `mapfile` that take the next word. */
const inputOptions: ReadonlySet<string> = new Set(["-d", "-i", "-n", "-N", "-p", "-t", "-u", "-O", "-s", "-C", "-c"]);
/** `"A=$x"` is the name A, too. */
const unquoted = (text: string): string => text.replace(/^["']/, "");

/** The words of a command that name variables, with what sets them. */
function namingWords({ name, words }: Command): { readonly by: VariableSetting["by"]; readonly words: readonly ShellWord[] } | undefined {
  if (name === "getopts") return { by: "getopts", words: words.slice(2, 3) };
  if (name === "printf" || name === "wait") {
    const at = words.findIndex(({ text }) => text === (name === "printf" ? "-v" : "-p"));
    return { by: "read", words: at < 0 ? [] : words.slice(at + 1, at + 2) };
  }
  const by = name === undefined ? undefined : declaring.get(name);
  if (!by) return undefined;
  const named: ShellWord[] = [];
  // -a of `read` names an array; -s of `read` and -t of `mapfile` stand alone.
  const alone = name === "read" ? "-s" : "-t";
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (by === "read" && inputOptions.has(word.text) && word.text !== alone) at++;
    else if (!/^[-+]/.test(word.text)) named.push(word);
  }
  return { by, words: named };
}

function ofCommand(command: Command): VariableSetting[] {
  const { assignments, words, name } = command;
  const by = words.length > 0 ? "command" : "assignment";
  const settings: VariableSetting[] = assignments.map((assignment) => ({ ...assignment, by, command }));
  if (name === "let")
    for (const { text, span } of words.slice(1))
      for (const each of setInArithmetic(text)) settings.push({ name: each, value: undefined, span, by: "expansion", command });
  const naming = namingWords(command);
  for (const { text, value, span } of naming?.words ?? []) {
    const found = variable.exec(unquoted(text))?.[0];
    if (!naming || found === undefined) continue;
    const equals = value?.indexOf("=") ?? -1;
    settings.push({ name: found, value: equals < 0 ? undefined : value?.slice(equals + 1), span, by: naming.by, command });
  }
  return settings;
}

/** In source order; the variables of `for` and of expansions come last. */
export function variablesSet(script: ShellScript): readonly VariableSetting[] {
  const { settings } = surveyOf(script);
  const inside = settings.map(({ name, value, span: { start, end } }) => ({
    ...{ name, value, span: script.source.spanOf(start, end) },
    by: "expansion" as const,
    command: undefined,
  }));
  return [...script.commands.flatMap(ofCommand), ...loopVariables(script), ...inside];
}

/** `eval`, `. file`, `export $(…)`, `declare "$k=$v"`, `set -a`: what they set is not written in the script. */
function setsUnseen(command: Command): boolean {
  const { name, words } = command;
  if (name === "eval" || name === "." || name === "source") return true;
  if (name === "set") return words.slice(1).some(({ text }) => /^-[a-z]*a/.test(text) || text === "allexport");
  const naming = namingWords(command);
  if (!naming || naming.by === "unset") return false;
  return naming.words.some(({ text }) => !/^[A-Za-z_]\w*(?:$|[=+["'])/.test(unquoted(text)));
}

interface Names {
  readonly seen: ReadonlySet<string>;
  readonly unseen: boolean;
}
const cache = new WeakMap<ShellScript, Names>();

function namesOf(script: ShellScript): Names {
  const known = cache.get(script);
  if (known) return known;
  const names = { seen: new Set(variablesSet(script).map(({ name }) => name)), unseen: script.commands.some(setsUnseen) };
  cache.set(script, names);
  return names;
}

/** Whether a script of the instruction may itself give the name a value: by a command, an expansion, or a secret that a RUN mounts as a variable. */
export function maySet(script: ShellScript, instruction: Instruction, name: string): boolean {
  const { seen, unseen } = namesOf(script);
  return unseen || seen.has(name) || mountsOf(instruction).some(({ flag }) => mountOption(flag, "env")?.value === name);
}

/** Names that are read, each with the span of its `$name` or `${name…}`. */
export const variablesRead = (script: ShellScript): readonly { readonly name: string; readonly span: Span }[] =>
  expansions(script).flatMap(({ name, span }) => (name === undefined || !variable.test(name) ? [] : [{ name, span }]));

function loopVariables(script: ShellScript): VariableSetting[] {
  return loops(script).flatMap(({ variable: name, variableSpan: span }) =>
    name === undefined || !span ? [] : [{ name, value: undefined, span, by: "for" as const, command: undefined }],
  );
}
