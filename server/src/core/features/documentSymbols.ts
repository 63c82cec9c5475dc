// The outline of a file: its stages, each with its instructions, and what stands in front of the first stage.
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";

export interface DocumentSymbol {
  readonly kind: "stage" | "instruction";
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  /** What is selected when it is chosen; inside `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Longer arguments are cut, in UTF-16 code units. */
const longest = 60;

export function documentSymbols(doc: Dockerfile): readonly DocumentSymbol[] {
  const first = doc.stages[0]?.from.index ?? Number.POSITIVE_INFINITY;
  const head = doc.instructions.filter(({ index }) => index < first);
  return [...head.map(instructionSymbol), ...doc.stages.map(stageSymbol)];
}

function stageSymbol(stage: Stage): DocumentSymbol {
  const image = stage.image?.text ?? "";
  return {
    kind: "stage",
    name: stage.name ?? (image || "FROM"),
    detail: `${stage.from.keyword} ${image}`.trim(),
    span: stage.span,
    selection: stage.nameSpan ?? stage.image?.span ?? stage.from.keywordSpan,
    children: stage.instructions.map(instructionSymbol),
  };
}

const instructionSymbol = (instruction: Instruction): DocumentSymbol => ({
  kind: "instruction",
  name: instruction.keyword,
  detail: detailOf(instruction),
  span: instruction.span,
  selection: instruction.keywordSpan,
  children: [],
});

/** By chunk: an edit elsewhere in the file leaves it as it is. */
const details = new WeakMap<object, string>();

function detailOf(instruction: Instruction): string {
  const known = details.get(instruction.chunk) ?? shortened(instruction.arguments.text);
  details.set(instruction.chunk, known);
  return known;
}

function shortened(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
