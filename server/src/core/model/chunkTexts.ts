// Texts of an instruction without their places, remembered with its chunk: reading the parts of a moved instruction costs more.
import type { Instruction } from "../syntax/types";
import { argumentsOf } from "./arguments";

export interface PairText {
  readonly key: string;
  readonly value: string | undefined;
}

const pairTexts = new WeakMap<object, readonly PairText[]>();
const firstArguments = new WeakMap<object, { readonly text: string | undefined }>();

/** Pairs of ENV and ARG. */
export function pairsOf(instruction: Instruction): readonly PairText[] {
  const known = pairTexts.get(instruction.chunk);
  if (known) return known;
  const pairs = instruction.pairs.map(({ key, value }) => ({ key, value }));
  pairTexts.set(instruction.chunk, pairs);
  return pairs;
}

/** The first argument, as written. */
export function firstArgumentOf(instruction: Instruction): string | undefined {
  const known = firstArguments.get(instruction.chunk);
  if (known) return known.text;
  const text = argumentsOf(instruction)[0]?.text;
  firstArguments.set(instruction.chunk, { text });
  return text;
}
