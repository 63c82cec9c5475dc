// Walks unbash's tree once and lists its simple commands with their surroundings; offsets count in the script's text.
import { forEachChild, type ParsedScript, type PipelineNode, type Statement, type SyntaxNode } from "unbash";
import type { Span } from "../text/span";
import { isPlainWord, placeInside, readingAllowance } from "./nested";
import { readCommand, type Surroundings } from "./readCommand";
import type { Command, Construct, Dialect } from "./types";

export interface Collected {
  readonly commands: readonly Command[];
  readonly errors: readonly { readonly message: string; readonly span: Span }[];
}

const alone: Command["pipeline"] = { index: 0, length: 1 };
const start: Surroundings = { inside: [], background: false, joinedBy: undefined, pipeline: alone, place: (offset) => offset };

const constructOf: Partial<Record<SyntaxNode["type"], Construct>> = {
  Subshell: "subshell",
  BraceGroup: "group",
  Coproc: "group",
  If: "if",
  For: "loop",
  ArithmeticFor: "loop",
  Select: "loop",
  While: "loop",
  Case: "case",
  Function: "function",
};

interface Collecting {
  readonly dialect: Dialect;
  readonly commands: Command[];
  readonly errors: { message: string; span: Span }[];
  readonly allowed: (node: SyntaxNode) => boolean;
  refused: boolean;
}

function visitList(state: Collecting, statements: readonly Statement[], around: Surroundings): void {
  let before: Statement | undefined;
  for (const statement of statements) {
    const joinedBy = before && (before.background ? "&" : ";");
    const background = around.background || statement.background === true;
    visitAndOr(state, statement.command, { ...around, joinedBy, pipeline: alone, background });
    before = statement;
  }
}

function visitAndOr(state: Collecting, node: Statement["command"], around: Surroundings): void {
  if (node.type !== "AndOr") {
    visitPipeline(state, node, around);
    return;
  }
  for (const [index, command] of node.commands.entries()) {
    visitPipeline(state, command, index === 0 ? around : { ...around, joinedBy: node.operators[index - 1] });
  }
}

function visitPipeline(state: Collecting, node: PipelineNode, around: Surroundings): void {
  if (node.type !== "Pipeline") {
    visit(state, node, around);
    return;
  }
  const { length } = node.commands;
  for (const [index, command] of node.commands.entries()) {
    visit(state, command, { ...around, joinedBy: index === 0 ? around.joinedBy : "|", pipeline: { index, length } });
  }
}

function note(state: Collecting, message: string, at: number): void {
  state.errors.push({ message, span: { start: at, end: at } });
}

function visitScript(state: Collecting, script: ParsedScript, around: Surroundings): void {
  for (const { message, pos } of script.errors ?? []) note(state, message, around.place(pos));
  visitList(state, script.commands, around);
}

function visit(state: Collecting, node: SyntaxNode, around: Surroundings): void {
  if (state.refused || isPlainWord(node)) return;
  if (!state.allowed(node)) {
    state.refused = true;
    note(state, "nested too deeply to be read", around.place(node.pos));
    return;
  }
  if (node.type === "Command") state.commands.push(readCommand(node, around, state.dialect));
  if (node.type === "CompoundList") {
    visitList(state, node.commands, around);
    return;
  }
  if (node.type === "CommandExpansion" || node.type === "ProcessSubstitution" || node.type === "ArithmeticCommandExpansion") {
    const { script } = node;
    const inside: readonly Construct[] = [...around.inside, "substitution"];
    if (script) visitScript(state, script, { ...around, inside, place: placeInside(node, script, around.place) });
    return;
  }
  const construct = constructOf[node.type];
  const background = around.background || node.type === "Coproc";
  const below = construct ? { ...around, inside: [...around.inside, construct], background } : around;
  forEachChild(node, (child) => visit(state, child, below));
}

/** Every simple command below `script`, in source order, and the errors of nested scripts too. */
export function collectCommands(script: ParsedScript, length: number, dialect: Dialect): Collected {
  const state: Collecting = { dialect, commands: [], errors: [], allowed: readingAllowance(length), refused: false };
  visitScript(state, script, start);
  return { commands: inSourceOrder(state.commands), errors: state.errors };
}

/** Only a heredoc body makes a difference: it is read with its operator, but stands behind the line. */
function inSourceOrder(commands: Command[]): readonly Command[] {
  const sorted = commands.every((command, index) => (commands[index - 1]?.span.start ?? 0) <= command.span.start);
  return sorted ? commands : commands.sort((a, b) => a.span.start - b.span.start);
}
