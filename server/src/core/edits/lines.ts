// Where the lines of a file begin and end, which line end it has, and whole lines taken away or put at its end.
import { insert, remove, type Span, span, type TextEdit } from "../text/span";

/** How the line at an offset ends; the last line, which has no end, as the one before it. Files with both ends keep both. */
export function lineEnd(text: string, offset: number): "\r\n" | "\n" {
  const end = text.indexOf("\n", offset);
  return text[(end < 0 ? text.lastIndexOf("\n") : end) - 1] === "\r" ? "\r\n" : "\n";
}

/** Start of the line at an offset; a byte order mark stays in front of it. */
export function lineStart(text: string, offset: number): number {
  const start = offset > 0 ? text.lastIndexOf("\n", offset - 1) + 1 : 0;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}

/** Start of the next line; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** All lines that a span touches, with the last one's end. */
export const linesOf = (text: string, at: Span): Span => span(lineStart(text, at.start), nextLine(text, at.end));

const isBlank = (text: string, at: Span): boolean => text.slice(at.start, at.end).trim() === "";

/** Takes whole lines away; of a blank line above and one below only one stays. */
export function removeLines(text: string, at: Span): TextEdit {
  const { start, end } = linesOf(text, at);
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
