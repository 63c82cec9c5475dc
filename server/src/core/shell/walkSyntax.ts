// Walks a script's tree with what a rule about shell text must know of a place: quotes, the word's role, the command, what follows.
import { type CommandNode, forEachChild, type PipelineNode, type Script, type Statement, type SyntaxNode } from "unbash";
import type { Span } from "../text/span";
import { isPlainWord, type Place, placeInside, readingAllowance } from "./nested";
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

interface Walk {
  readonly visitor: Visitor;
  readonly allowed: (node: SyntaxNode) => boolean;
}

function walkList(walk: Walk, list: readonly Statement[], around: Surroundings): void {
  for (const [index, { command, background }] of list.entries()) {
    const followedBy = background ? "&" : index + 1 < list.length ? ";" : undefined;
    const below: Surroundings = { ...around, followedBy, command: undefined, word: undefined };
    if (command.type !== "AndOr") walkPipeline(walk, command, below);
    else {
      for (const [at, part] of command.commands.entries())
        walkPipeline(walk, part, { ...below, followedBy: command.operators[at] ?? followedBy });
    }
  }
}

function walkPipeline(walk: Walk, node: PipelineNode, around: Surroundings): void {
  if (node.type !== "Pipeline") {
    walkNode(walk, node, around);
    return;
  }
  const condition = around.condition || node.prefixes.some(({ type }) => type === "Negation");
  const last = node.commands.length - 1;
  for (const [index, command] of node.commands.entries()) {
    const shell = index === last ? undefined : ({ followedBy: "|", shellEnd: around.place(command.end) } as const);
    walkNode(walk, command, { ...around, condition, ...shell });
  }
}

function walkCommand(walk: Walk, node: CommandNode & { readonly type: "Command" }, around: Surroundings): void {
  const below = { ...around, command: around.place(node.pos) };
  for (const part of node.prefix) walkNode(walk, part, { ...below, role: "assignment" });
  if (node.name) walkNode(walk, node.name, { ...below, role: "name" });
  for (const part of node.suffix) walkNode(walk, part, { ...below, role: part.type === "Assignment" ? "declaration" : "argument" });
}

function walkNode(walk: Walk, node: SyntaxNode, around: Surroundings): void {
  if (isPlainWord(node) || !walk.allowed(node)) return;
  walk.visitor(node, around);
  if (node.type === "Command") {
    walkCommand(walk, node, around);
    return;
  }
  if (node.type === "CompoundList") {
    walkList(walk, node.commands, around);
    return;
  }
  if (node.type === "CommandExpansion" || node.type === "ProcessSubstitution" || node.type === "ArithmeticCommandExpansion") {
    const { script } = node;
    const shellEnd = around.place(node.end);
    if (script) {
      const place = placeInside(node, script, around.place);
      walkList(walk, script.commands, { ...around, condition: false, quoted: false, shellEnd, place });
    }
    return;
  }
  const below = surroundingsBelow(node, around);
  const body = node.type === "If" || node.type === "While" ? { ...below, condition: false } : below;
  forEachChild(node, (child) => {
    if (child.type !== "CompoundList") walkNode(walk, child, below);
    else walkNode(walk, child, "clause" in node && child === node.clause ? { ...below, condition: true } : body);
  });
}

/** Calls `visitor` for every node but plain words, outer ones first, as far as the allowance for nested text goes. */
export function walkSyntax(script: Script, length: number, visitor: Visitor): void {
  walkList({ visitor, allowed: readingAllowance(length) }, script.commands, {
    place: (offset) => offset,
    role: "argument",
    quoted: false,
    condition: false,
    shellEnd: length,
    command: undefined,
    word: undefined,
    followedBy: undefined,
  });
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
