// Walks unbash's tree once and lists its simple commands with their surroundings; offsets count in the script's text.
import {
  type CommandExpansionPart,
  forEachChild,
  type ParsedScript,
  type PipelineNode,
  type ProcessSubstitutionPart,
  type Script,
  type Statement,
  type SyntaxNode,
} from "unbash";
import type { Span } from "../text/span";
import { readCommand } from "./readCommand";
import type { Command, Construct, Dialect } from "./types";

export interface Collected {
  readonly commands: readonly Command[];
  readonly errors: readonly { readonly message: string; readonly span: Span }[];
}

/** Offset in the script's text of an offset that a node tells. Another one than identity only inside escaped backticks. */
export type Place = (offset: number) => number;

export interface Surroundings {
  readonly inside: readonly Construct[];
  readonly background: boolean;
  readonly joinedBy: Command["joinedBy"];
  readonly pipeline: Command["pipeline"];
  readonly place: Place;
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

/**
 * Nested substitutions are read again at every level, so that reading all of them would cost depth × length.
 * Read as many characters as twice the text and a bit; a script that people write needs far less.
 */
const allowance = (length: number): number => 200_000 + 2 * length;
const readsAgain: ReadonlySet<SyntaxNode["type"]> = new Set<SyntaxNode["type"]>([
  "Word",
  "CommandExpansion",
  "ProcessSubstitution",
  "ArithmeticCommandExpansion",
  "ArithmeticExpansion",
  "ParameterExpansion",
  "HereDocBody",
]);

/** A substitution costs more than its characters. */
const scriptCost = 50;

/** Most words hold nothing that runs: no substitution, no variable. */
export const isPlainWord = (node: SyntaxNode): boolean => node.type === "Word" && !/[$`]|[<>]\(/.test(node.text);

/** Counts what is read again; `false` when it is too much. */
export function readingAllowance(length: number): (node: SyntaxNode) => boolean {
  let left = allowance(length);
  return (node) => {
    if (!readsAgain.has(node.type)) return true;
    left -= node.end - node.pos + ("script" in node ? scriptCost : 0);
    return left >= 0;
  };
}

/** Where the decoded text of an escaped backtick substitution stands: `` `echo \`a\`` `` is read as ``echo `a` ``. */
export function placeInBackticks(part: { readonly pos: number; readonly text: string }, decoded: string, outer: Place): Place {
  const places: number[] = [];
  let raw = 1;
  for (let at = 0; at < decoded.length; at++) {
    if (part.text[raw] === "\\" && (part.text[raw + 1] === "\\" || decoded[at] !== "\\")) raw++;
    places.push(outer(part.pos + Math.min(raw, part.text.length - 1)));
    raw++;
  }
  const end = outer(part.pos + Math.min(raw, part.text.length));
  return (offset) => places[offset] ?? end;
}

export const placeInside = (
  part: CommandExpansionPart | ProcessSubstitutionPart | (SyntaxNode & { text: string }),
  script: Script,
  outer: Place,
): Place => (script.source === undefined ? outer : placeInBackticks(part, script.source, outer));

/** Every simple command below `script`, in source order, and the errors of nested scripts too. */
export function collectCommands(script: ParsedScript, length: number, dialect: Dialect): Collected {
  const commands: Command[] = [];
  const errors: { message: string; span: Span }[] = [];
  const allowed = readingAllowance(length);
  let refused = false;

  function list(statements: readonly Statement[], around: Surroundings): void {
    let before: Statement | undefined;
    for (const statement of statements) {
      const joinedBy = before && (before.background ? "&" : ";");
      andOr(statement.command, { ...around, joinedBy, pipeline: alone, background: around.background || statement.background === true });
      before = statement;
    }
  }
  function andOr(node: Statement["command"], around: Surroundings): void {
    if (node.type !== "AndOr") {
      pipeline(node, around);
      return;
    }
    for (const [index, command] of node.commands.entries()) {
      pipeline(command, index === 0 ? around : { ...around, joinedBy: node.operators[index - 1] });
    }
  }
  function pipeline(node: PipelineNode, around: Surroundings): void {
    if (node.type !== "Pipeline") {
      visit(node, around);
      return;
    }
    const { length: count } = node.commands;
    for (const [index, command] of node.commands.entries()) {
      visit(command, { ...around, joinedBy: index === 0 ? around.joinedBy : "|", pipeline: { index, length: count } });
    }
  }
  function nested(node: ParsedScript, around: Surroundings): void {
    for (const { message, pos } of node.errors ?? []) errors.push({ message, span: { start: around.place(pos), end: around.place(pos) } });
    list(node.commands, around);
  }
  function visit(node: SyntaxNode, around: Surroundings): void {
    if (refused || isPlainWord(node)) return;
    if (!allowed(node)) {
      refused = true;
      const at = around.place(node.pos);
      errors.push({ message: "nested too deeply to be read", span: { start: at, end: at } });
      return;
    }
    if (node.type === "Command") commands.push(readCommand(node, around, dialect));
    if (node.type === "CompoundList") {
      list(node.commands, around);
      return;
    }
    if (node.type === "CommandExpansion" || node.type === "ProcessSubstitution" || node.type === "ArithmeticCommandExpansion") {
      const inner = node.script;
      if (inner) nested(inner, { ...around, inside: [...around.inside, "substitution"], place: placeInside(node, inner, around.place) });
      return;
    }
    const construct = constructOf[node.type];
    const below = construct
      ? { ...around, inside: [...around.inside, construct], background: around.background || node.type === "Coproc" }
      : around;
    forEachChild(node, (child) => visit(child, below));
  }

  nested(script, start);
  return { commands: inSourceOrder(commands), errors };
}

/** Only a heredoc body makes a difference: it is read with its operator, but stands behind the line. */
function inSourceOrder(commands: Command[]): readonly Command[] {
  const sorted = commands.every((command, index) => (commands[index - 1]?.span.start ?? 0) <= command.span.start);
  return sorted ? commands : commands.sort((a, b) => a.span.start - b.span.start);
}
