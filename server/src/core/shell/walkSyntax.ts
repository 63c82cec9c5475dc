// Walks a script's tree with what a rule about shell text must know of a place: quotes, the word's role, the command, what follows.
import { type CommandNode, forEachChild, type PipelineNode, type Script, type Statement, type SyntaxNode } from "unbash";
import type { Span } from "../text/span";
import { isPlainWord, type Place, placeInside, readingAllowance } from "./collectCommands";
import { placed } from "./readCommand";

/** What a word is for. Only in `argument`, `name`, `for` and `array` does an unquoted expansion fall apart at blanks. */
export type Role =
  | "name"
  | "argument"
  | "assignment"
  /** `export A=…`, `local A=…`: bash does not split it, dash does. */
  | "declaration"
  | "redirection"
  | "heredoc"
  | "for"
  | "case"
  | "pattern"
  | "test"
  | "array"
  | "arithmetic"
  /** `y` of `${x:-y}`: quotes belong around the whole. */
  | "operand";

export type Joint = "&&" | "||" | ";" | "|" | "&";

export interface Surroundings {
  readonly place: Place;
  readonly role: Role;
  readonly quoted: boolean;
  /** Start of the simple command, in the script's text; undefined outside of one. */
  readonly command: number | undefined;
  /** The whole word, in the script's text. */
  readonly word: Span | undefined;
  /** What stands behind the command in its list; undefined behind the last one. */
  readonly followedBy: Joint | undefined;
  /** Its exit status is asked for: `if`, `while`, `!`. */
  readonly condition: boolean;
  /** Where the shell that runs it ends: of the script, of a subshell or of a substitution. */
  readonly shellEnd: number;
}

type Visitor = (node: SyntaxNode, around: Surroundings) => void;

/** Roles of the words directly below a node. */
const roleBelow: Partial<Record<SyntaxNode["type"], Role>> = {
  Redirect: "redirection",
  HereString: "redirection",
  HereDocBody: "heredoc",
  For: "for",
  Select: "for",
  Case: "case",
  CaseItem: "pattern",
  TestCommand: "test",
  ArrayValue: "array",
  ArithmeticExpansion: "arithmetic",
  ArithmeticCommand: "arithmetic",
  ArithmeticFor: "arithmetic",
  Remove: "pattern",
  Replace: "pattern",
  CaseModification: "pattern",
  Slice: "arithmetic",
};
const quotes: ReadonlySet<SyntaxNode["type"]> = new Set<SyntaxNode["type"]>(["DoubleQuoted", "LocaleString", "HereDocBody"]);

/** Calls `visitor` for every node but plain words, outer ones first, as far as the allowance for nested text goes. */
export function walkSyntax(script: Script, length: number, visitor: Visitor): void {
  const allowed = readingAllowance(length);

  function statements(list: readonly Statement[], around: Surroundings): void {
    for (const [index, { command, background }] of list.entries()) {
      const followedBy = background ? "&" : index + 1 < list.length ? ";" : undefined;
      const below = { ...around, followedBy, command: undefined, word: undefined } as const;
      if (command.type !== "AndOr") pipeline(command, below);
      else {
        for (const [at, part] of command.commands.entries()) pipeline(part, { ...below, followedBy: command.operators[at] ?? followedBy });
      }
    }
  }
  function pipeline(node: PipelineNode, around: Surroundings): void {
    if (node.type !== "Pipeline") {
      visit(node, around);
      return;
    }
    const condition = around.condition || node.prefixes.some(({ type }) => type === "Negation");
    const last = node.commands.length - 1;
    for (const [index, command] of node.commands.entries()) {
      visit(
        command,
        index === last ? { ...around, condition } : { ...around, condition, followedBy: "|", shellEnd: around.place(command.end) },
      );
    }
  }
  function command(node: CommandNode & { readonly type: "Command" }, around: Surroundings): void {
    const below = { ...around, command: around.place(node.pos) };
    for (const part of node.prefix) visit(part, { ...below, role: "assignment" });
    if (node.name) visit(node.name, { ...below, role: "name" });
    for (const part of node.suffix) visit(part, { ...below, role: part.type === "Assignment" ? "declaration" : "argument" });
  }
  function visit(node: SyntaxNode, around: Surroundings): void {
    if (isPlainWord(node) || !allowed(node)) return;
    visitor(node, around);
    if (node.type === "Command") {
      command(node, around);
      return;
    }
    if (node.type === "CompoundList") {
      statements(node.commands, around);
      return;
    }
    if (node.type === "CommandExpansion" || node.type === "ProcessSubstitution" || node.type === "ArithmeticCommandExpansion") {
      const inner = node.script;
      const shellEnd = around.place(node.end);
      if (inner)
        statements(inner.commands, { ...around, condition: false, quoted: false, shellEnd, place: placeInside(node, inner, around.place) });
      return;
    }
    const below = surroundingsBelow(node, around);
    forEachChild(node, (child) => {
      const asked = child.type === "CompoundList" && "clause" in node && child === node.clause;
      visit(
        child,
        child.type === "CompoundList"
          ? { ...below, condition: asked || (below.condition && node.type !== "If" && node.type !== "While") }
          : below,
      );
    });
  }

  const around = { place: (offset: number) => offset, role: "argument", quoted: false, condition: false, shellEnd: length } as const;
  statements(script.commands, { ...around, command: undefined, word: undefined, followedBy: undefined });
}

/** Nodes that change nothing for those below them share their surroundings. */
const passes: ReadonlySet<SyntaxNode["type"]> = new Set<SyntaxNode["type"]>([
  "Pipeline",
  "Redirected",
  "BraceGroup",
  "If",
  "Elif",
  "While",
]);

function surroundingsBelow(node: SyntaxNode, around: Surroundings): Surroundings {
  if (passes.has(node.type)) return around;
  const quoted = around.quoted || quotes.has(node.type);
  const word = around.word ?? (node.type === "Word" || node.type === "Assignment" ? placed(node, around.place) : undefined);
  const role = node.type === "Default" && !node.operator.endsWith("+") ? "operand" : (roleBelow[node.type] ?? around.role);
  const shellEnd = node.type === "Subshell" ? around.place(node.end) : around.shellEnd;
  const outside = node.type === "Function";
  return { ...around, quoted, word, role, shellEnd, condition: around.condition && !outside };
}
