// Whole lines taken away, or put at the end of a file.
import { lineEnd, lineStart, nextLine } from "../text/lines";
import { insert, remove, type Span, span, type TextEdit } from "../text/span";

const isBlank = (text: string, at: Span): boolean => text.slice(at.start, at.end).trim() === "";

/** Takes all lines away that a span touches; of a blank line above and one below only one stays. */
export function removeLines(text: string, at: Span): TextEdit {
  const start = lineStart(text, at.start);
  const end = nextLine(text, at.end);
  const above = span(lineStart(text, start - 1), start);
  const below = span(end, nextLine(text, end));
  const blankAround = above.end > above.start && below.end > below.start && isBlank(text, above) && isBlank(text, below);
  return remove(span(start, blankAround ? below.end : end));
}

/** A line behind all others. */
export function appendLine(text: string, line: string): TextEdit {
  const eol = lineEnd(text, text.length);
  return insert(text.length, `${text === "" || text.endsWith("\n") ? "" : eol}${line}${eol}`);
}
