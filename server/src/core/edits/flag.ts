// A flag of an instruction added in front of the others, and one taken away.
import type { Flag, Instruction } from "../syntax/types";
import { insert, remove, type TextEdit } from "../text/span";

export const addFlags = ({ keywordSpan }: Instruction, flags: readonly string[]): TextEdit =>
  insert(keywordSpan.end, flags.map((flag) => ` ${flag}`).join(""));

/** With the blanks in front of it; undefined where a comment stands among them. */
export function removeFlag({ flags, keywordSpan, innerComments }: Instruction, flag: Flag): TextEdit | undefined {
  const start = flags.findLast(({ span }) => span.end <= flag.span.start)?.span.end ?? keywordSpan.end;
  const commented = innerComments.some(({ span }) => start <= span.start && span.end <= flag.span.start);
  return commented ? undefined : remove({ start, end: flag.span.end });
}
