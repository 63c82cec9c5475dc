// Every expansion of a script: variables, `$(…)`, backticks, arithmetic, with their quotes and the role of their word.
import type { Script, SyntaxNode } from "unbash";
import type { Span } from "../text/span";
import { inOwnText } from "./parseScript";
import { placed } from "./readCommand";
import type { Command, ShellScript } from "./types";
import { type Role, type Surroundings, walkSyntax } from "./walkSyntax";

export interface Expansion {
  readonly kind: "variable" | "command" | "arithmetic" | "process";
  /** Of a variable: `x` of `$x`, `${x}`, `${x:-y}`; `@`, `1`, `#` for the special ones. */
  readonly name: string | undefined;
  /** Of a variable: what stands behind the name, such as `:-y`; `length` for `${#x}`. */
  readonly operation: string | undefined;
  readonly text: string;
  readonly span: Span;
  readonly quoted: boolean;
  /** `` `…` `` instead of `$(…)`. */
  readonly backticks: boolean;
  readonly role: Role;
  /** The whole word around it. */
  readonly wordSpan: Span;
  /** The simple command around it; undefined for the words of `for`, `case` and `[[`. */
  readonly command: Command | undefined;
}

type OwnExpansion = Omit<Expansion, "command"> & { readonly commandStart: number | undefined };

function variableOf(node: SyntaxNode): Pick<Expansion, "name" | "operation"> | undefined {
  if (node.type === "SimpleExpansion") return { name: node.text.slice(1), operation: undefined };
  if (node.type !== "ParameterExpansion") return undefined;
  const { parameter, prefix, operation } = node;
  if (prefix === "#") return { name: parameter, operation: "length" };
  return {
    name: parameter,
    operation: operation?.type === "Default" ? operation.operator : (operation?.type ?? (prefix === "!" ? "indirect" : undefined)),
  };
}

const kinds: Partial<Record<SyntaxNode["type"], Expansion["kind"]>> = {
  SimpleExpansion: "variable",
  ParameterExpansion: "variable",
  CommandExpansion: "command",
  ArithmeticExpansion: "arithmetic",
  ProcessSubstitution: "process",
};

function read(node: SyntaxNode, around: Surroundings): OwnExpansion | undefined {
  const kind = kinds[node.type];
  if (!kind || !("text" in node) || typeof node.text !== "string") return undefined;
  const span = placed(node, around.place);
  const { name, operation } = variableOf(node) ?? { name: undefined, operation: undefined };
  return {
    kind,
    name,
    operation,
    text: node.text,
    span,
    quoted: around.quoted,
    backticks: kind === "command" && node.text.startsWith("`"),
    role: around.role,
    wordSpan: around.word ?? span,
    commandStart: around.command,
  };
}

const cache = new WeakMap<Script, readonly OwnExpansion[]>();

function ownExpansions({ ast, source }: ShellScript): readonly OwnExpansion[] {
  const known = cache.get(ast);
  if (known) return known;
  const found: OwnExpansion[] = [];
  walkSyntax(ast, source.text.length, (node, around) => {
    const expansion = read(node, around);
    if (expansion) found.push(expansion);
  });
  cache.set(ast, found);
  return found;
}

/** The command that starts at an offset of the script's own text. */
export function commandsByStart({ commands }: ShellScript): ReadonlyMap<number, Command> {
  return new Map(commands.map((command) => [inOwnText(command).span.start, command]));
}

/** In the order of the tree: outer ones first. Single quotes and quoted heredocs have none. */
export function expansions(script: ShellScript): readonly Expansion[] {
  const own = ownExpansions(script);
  if (own.length === 0) return [];
  const commands = commandsByStart(script);
  const inFile = ({ start, end }: Span): Span => script.source.spanOf(start, end);
  return own.map(({ commandStart, ...expansion }) => ({
    ...expansion,
    span: inFile(expansion.span),
    wordSpan: inFile(expansion.wordSpan),
    command: commandStart === undefined ? undefined : commands.get(commandStart),
  }));
}

const splitRoles: ReadonlySet<Role> = new Set<Role>(["name", "argument", "for", "array"]);
/** Numbers and flags: no blanks in them. */
const neverSplit = /^[#?$!-]$/;

/** Whether its value falls apart at blanks and globs: unquoted, in a word that is split, and not a number. */
export function isSplit({ kind, quoted, role, name, operation }: Expansion): boolean {
  if (quoted || !splitRoles.has(role) || kind === "arithmetic" || kind === "process") return false;
  return kind === "command" || (operation !== "length" && operation !== "+" && operation !== ":+" && !neverSplit.test(name ?? ""));
}
