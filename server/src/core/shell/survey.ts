// One walk over a script's tree that notes what rules ask for: expansions, what stands behind each command, loops, functions, `[[`.
import type { Script, SyntaxNode, Word } from "unbash";
import type { Span } from "../text/span";
import { type NodeSetting, settingsOfNode } from "./assignments";
import { placed } from "./readCommand";
import type { Command, ShellScript } from "./types";
import { type Joint, type Role, type Surroundings, walkSyntax } from "./walkSyntax";

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

/** The command by its start in the script's text. */
export type OwnExpansion = Omit<Expansion, "command"> & { readonly commandStart: number | undefined };

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

function expansionOf(node: SyntaxNode, around: Surroundings): OwnExpansion | undefined {
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

export interface Standing {
  readonly followedBy: Joint | undefined;
  readonly condition: boolean;
  /** End of the shell that runs it, in the script's text. */
  readonly shellEnd: number;
}

export interface Loop {
  readonly kind: "for" | "while" | "until" | "select" | "arithmetic";
  readonly span: Span;
  /** Of `for x in …`. */
  readonly variable: string | undefined;
  readonly variableSpan: Span | undefined;
  /** Words behind `in`, as written; undefined without `in`. */
  readonly words: readonly { readonly text: string; readonly span: Span }[] | undefined;
}

export interface FunctionDefinition {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** All spans and starts count in the script's own text. */
export interface Survey {
  readonly expansions: readonly OwnExpansion[];
  /** By the command's start. */
  readonly standings: ReadonlyMap<number, Standing>;
  readonly loops: readonly Loop[];
  readonly functions: readonly FunctionDefinition[];
  readonly doubleBrackets: readonly Span[];
  /** Variables that are set by what is not a command. */
  readonly settings: readonly NodeSetting[];
}

function loopOf(node: SyntaxNode, at: (node: SyntaxNode) => Span): Loop | undefined {
  const part = (word: Word) => ({ text: word.text, span: at(word) });
  switch (node.type) {
    case "For":
    case "Select": {
      const kind = node.type === "For" ? "for" : "select";
      return { kind, span: at(node), variable: node.name.text, variableSpan: at(node.name), words: node.wordlist?.map(part) };
    }
    case "While":
      return { kind: node.kind, span: at(node), variable: undefined, variableSpan: undefined, words: undefined };
    case "ArithmeticFor":
      return { kind: "arithmetic", span: at(node), variable: undefined, variableSpan: undefined, words: undefined };
    default:
      return undefined;
  }
}

const cache = new WeakMap<Script, Survey>();

export function surveyOf({ ast, source }: ShellScript): Survey {
  const known = cache.get(ast);
  if (known) return known;
  const expansions: OwnExpansion[] = [];
  const standings = new Map<number, Standing>();
  const loops: Loop[] = [];
  const functions: FunctionDefinition[] = [];
  const doubleBrackets: Span[] = [];
  const settings: NodeSetting[] = [];
  walkSyntax(ast, source.text.length, (node, around) => {
    const { place, followedBy, condition, shellEnd } = around;
    const at = (part: SyntaxNode): Span => placed(part, place);
    if (node.type === "Command") standings.set(place(node.pos), { followedBy, condition, shellEnd });
    if (node.type === "TestCommand") doubleBrackets.push(at(node));
    if (node.type === "Function") functions.push({ name: node.name.text, nameSpan: at(node.name), span: at(node) });
    settings.push(...settingsOfNode(node, source.text.slice(place(node.pos), place(node.end)), at(node)));
    const loop = loopOf(node, at);
    if (loop) loops.push(loop);
    const expansion = expansionOf(node, around);
    if (expansion) expansions.push(expansion);
  });
  const survey = { expansions, standings, loops, functions, doubleBrackets, settings };
  cache.set(ast, survey);
  return survey;
}
