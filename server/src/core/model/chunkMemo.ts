// What was found out about an instruction once and holds wherever it stands: one record a chunk, for as long as the chunk lives.
import type { Instruction, ParseError } from "../syntax/types";
import { argumentsOf } from "./arguments";
import { type Hash, hashText } from "./scopeKey";

export interface PairText {
  readonly key: string;
  readonly value: string | undefined;
}

export interface Faults {
  /** Where the instruction stood when they were found. */
  readonly start: number;
  /** What it could see then; undefined where that makes no difference. */
  readonly key: string | undefined;
  readonly errors: readonly ParseError[];
}

interface ChunkMemo {
  pairs: readonly PairText[] | undefined;
  firstArgument: { readonly text: string | undefined } | undefined;
  hash: Hash | undefined;
  /** A RUN that may put another shell in the place of `/bin/sh`. */
  linksShell: boolean | undefined;
  /** It takes files from no stage or image. */
  withoutSources: boolean;
  faults: Faults | undefined;
}

const memos = new WeakMap<object, ChunkMemo>();

export function memoOf({ chunk }: Instruction): ChunkMemo {
  const known = memos.get(chunk);
  if (known) return known;
  const memo: ChunkMemo = {
    pairs: undefined,
    firstArgument: undefined,
    hash: undefined,
    linksShell: undefined,
    withoutSources: false,
    faults: undefined,
  };
  memos.set(chunk, memo);
  return memo;
}

/** Pairs of ENV and ARG without their places: reading the parts of a moved instruction costs more. */
export function pairsOf(instruction: Instruction): readonly PairText[] {
  const memo = memoOf(instruction);
  memo.pairs ??= instruction.pairs.map(({ key, value }) => ({ key, value }));
  return memo.pairs;
}

/** The first argument, as written. */
export function firstArgumentOf(instruction: Instruction): string | undefined {
  const memo = memoOf(instruction);
  memo.firstArgument ??= { text: argumentsOf(instruction)[0]?.text };
  return memo.firstArgument.text;
}

/** Looks no further than the operands of one such command reach, so that the time does not grow with the square of the text. */
const linking =
  /\b(?:ln|cp|mv|install|update-alternatives)\b[^;&|]{0,200}[\s/]sh(?![\w./-])|\bdpkg-reconfigure\b[^;&|]{0,200}\bdash\b|\bdpkg-divert\b[^;&|]{0,200}\/bin\/sh(?![\w./-])/;

/** Whether it is a RUN in which a command may put another shell in the place of `/bin/sh`. @param text the file. */
export function mayLinkShell(instruction: Instruction, text: string): boolean {
  if (instruction.keyword !== "RUN") return false;
  const memo = memoOf(instruction);
  memo.linksShell ??= linking.test(text.slice(instruction.span.start, instruction.span.end));
  return memo.linksShell;
}

/** @param text the file. */
export function hashInstruction(instruction: Instruction, text: string): Hash {
  const memo = memoOf(instruction);
  memo.hash ??= hashText(text.slice(instruction.span.start, instruction.span.end));
  return memo.hash;
}
