// The variables that a script sets and reads.
import type { Span } from "../text/span";
import { loops } from "./astQueries";
import { expansions } from "./expansions";
import type { Command, ShellScript } from "./types";

export interface VariableSetting {
  readonly name: string;
  /** undefined where it depends on an expansion or comes from input. */
  readonly value: string | undefined;
  readonly span: Span;
  /** `A=1 cmd` sets it for that command alone. */
  readonly by: "assignment" | "command" | "export" | "local" | "declare" | "readonly" | "read" | "for" | "getopts" | "unset";
  readonly command: Command | undefined;
}

const declaring: ReadonlyMap<string, VariableSetting["by"]> = new Map<string, VariableSetting["by"]>([
  ["export", "export"],
  ["local", "local"],
  ["declare", "declare"],
  ["typeset", "declare"],
  ["readonly", "readonly"],
  ["read", "read"],
  ["unset", "unset"],
]);
const variable = /^[A-Za-z_]\w*/;
/** Options of `read` that take the next word. */
const readOptions: ReadonlySet<string> = new Set(["-d", "-i", "-n", "-N", "-p", "-t", "-u"]);

function ofCommand(command: Command): VariableSetting[] {
  const { assignments, words, name } = command;
  const by = words.length > 0 ? "command" : "assignment";
  const settings: VariableSetting[] = assignments.map((assignment) => ({ ...assignment, by, command }));
  const declares = name === undefined ? undefined : declaring.get(name);
  if (name === "getopts" && words[2]) settings.push({ name: words[2].text, value: undefined, span: words[2].span, by: "getopts", command });
  if (!declares) return settings;
  let skip = false;
  for (const { text, value, span } of words.slice(1)) {
    const found = variable.exec(text)?.[0];
    const skipped = skip;
    skip = declares === "read" && readOptions.has(text);
    if (skipped || found === undefined) continue;
    const equals = value?.indexOf("=") ?? -1;
    settings.push({ name: found, value: equals < 0 ? undefined : value?.slice(equals + 1), span, by: declares, command });
  }
  return settings;
}

/** In source order; the variables of `for` come last. */
export function variablesSet(script: ShellScript): readonly VariableSetting[] {
  return [...script.commands.flatMap(ofCommand), ...loopVariables(script)];
}

/** Names that are read, each with the span of its `$name` or `${name…}`. */
export const variablesRead = (script: ShellScript): readonly { readonly name: string; readonly span: Span }[] =>
  expansions(script).flatMap(({ name, span }) => (name === undefined || !variable.test(name) ? [] : [{ name, span }]));

function loopVariables(script: ShellScript): VariableSetting[] {
  return loops(script).flatMap(({ variable: name, variableSpan: span }) =>
    name === undefined || !span ? [] : [{ name, value: undefined, span, by: "for" as const, command: undefined }],
  );
}
