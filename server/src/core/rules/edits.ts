// Edits that several rules make.
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { remove, type TextEdit } from "../text/span";

/** Takes an instruction away with its line end; what stands before it on the line stays. Comments above it stay. */
export function removeInstruction(file: Pick<Dockerfile, "text">, instruction: Instruction): TextEdit {
  const { start, end } = instruction.span;
  const lineStart = file.text.lastIndexOf("\n", start - 1) + 1;
  const from = file.text.slice(lineStart, start).trim() === "" ? lineStart : start;
  const lineEnd = file.text.indexOf("\n", end);
  return remove({ start: from, end: lineEnd < 0 ? file.text.length : lineEnd + 1 });
}

/** What ends a line of this file. */
export const lineEndOf = (file: Pick<Dockerfile, "text">): string => (file.text.includes("\r\n") ? "\r\n" : "\n");
