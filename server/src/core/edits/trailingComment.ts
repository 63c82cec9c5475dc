// A comment behind an instruction gets a line of its own.
import type { Instruction } from "../syntax/types";
import { lineEnd, lineStart } from "../text/lines";
import { insert, remove, type Span, span, type TextEdit } from "../text/span";
import { linesAbove, type Written } from "./instructionLines";

/** Its own line of a continued instruction, too, may have a comment above it; the first one has it in front of the whole. */
export function commentToOwnLine(file: Written, instruction: Instruction, comment: Span): readonly TextEdit[] {
  const start = lineStart(file.text, comment.start);
  const before = file.text.slice(start, comment.start);
  const away = remove(span(start + before.trimEnd().length, comment.end));
  const text = file.slice(comment);
  const whole = file.instructions[instruction.index] ?? instruction;
  if (start <= whole.span.start) return [linesAbove(file, whole, [text]), away];
  return [insert(start, `${/^\s*/.exec(before)?.[0] ?? ""}${text}${lineEnd(file.text, start)}`), away];
}
