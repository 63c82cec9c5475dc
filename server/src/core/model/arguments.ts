// The arguments and flags of an instruction one by one, whether it is written as words or as a JSON array.
import type { Flag, Instruction } from "../syntax/types";
import type { Span } from "../text/span";

export interface Argument {
  /** What the builder goes on with: a JSON string decoded, a word with its quotes and variables. */
  readonly text: string;
  readonly span: Span;
}

export function argumentsOf(instruction: Instruction): readonly Argument[] {
  return instruction.json?.map(({ value, span }) => ({ text: value, span })) ?? instruction.words;
}

/** The arguments of a COPY or ADD in front of its target, heredocs left out. */
export function sourceArguments(instruction: Instruction): readonly Argument[] {
  const openers = new Set(instruction.heredocs.map(({ openerSpan }) => openerSpan.start));
  return argumentsOf(instruction)
    .slice(0, -1)
    .filter(({ span }) => !openers.has(span.start));
}

/** Where a COPY or ADD puts what it brings, as written; undefined where there is nothing that it brings. */
export function targetArgument(instruction: Instruction): Argument | undefined {
  const all = argumentsOf(instruction);
  return all.length > 1 ? all.at(-1) : undefined;
}

export const flagOf = ({ flags }: Instruction, name: string): Flag | undefined => flags.find((flag) => flag.name === name);
