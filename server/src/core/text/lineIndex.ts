// Where lines begin, so that offsets can be told as line and character; used by lsp/, cli/ and messages that name a line.
import { countBefore } from "./sorted";
import type { Span } from "./span";

/** Zero-based line and UTF-16 character. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** Position of an offset; an offset outside the text is moved to its nearest end. */
  positionAt(offset: number): Position;
  /** Offset of a position; a character behind the line's end is moved to it. */
  offsetAt(position: Position): number;
  /** The line's text without its line end. */
  lineSpan(line: number): Span;
}

/** Lines end at LF or CR LF; a lone CR does not end a line, as in BuildKit's scanner. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);

  const lineOf = (offset: number): number => countBefore(starts.length, (line) => (starts[line] ?? 0) <= offset) - 1;
  function lineSpan(line: number): Span {
    const start = starts[line] ?? text.length;
    let end = line + 1 < starts.length ? (starts[line + 1] ?? text.length) - 1 : text.length;
    if (end > start && text[end - 1] === "\r" && text[end] === "\n") end--;
    return { start, end };
  }
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const bounded = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(bounded);
      return { line, character: bounded - (starts[line] ?? 0) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      const { start, end } = lineSpan(line);
      return Math.min(start + Math.max(0, character), end);
    },
    lineSpan,
  };
}
