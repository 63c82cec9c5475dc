// The arguments of an instruction one by one, whether it is written as words or as a JSON array.
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";

export interface Argument {
  /** What the builder goes on with: a JSON string decoded, a word with its quotes and variables. */
  readonly text: string;
  readonly span: Span;
}

export function argumentsOf(instruction: Instruction): readonly Argument[] {
  return instruction.json?.map(({ value, span }) => ({ text: value, span })) ?? instruction.words;
}
