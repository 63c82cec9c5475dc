// An instruction's own lines (without heredoc bodies) and the one logical line that BuildKit makes of them.
import { type LogicalText, logicalText, type Segment } from "../text/logicalText";
import type { Span } from "../text/span";
import { nextLine, skipSpaces, trimLineEnd } from "./blanks";
import type { EscapeCharacter } from "./types";

/** Where the line's content ends and whether the next line goes on with it. */
interface Line {
  readonly kind: "text" | "comment" | "blank";
  readonly end: number;
  readonly continues: boolean;
}

/**
 * The escape character goes on the next line when it is the last one but blanks and tabs, and no escape character stands before it;
 * BuildKit's expression looks at one character only, so three in a row do not continue either.
 * @returns the index of the escape character, or -1.
 */
function continuationAt(text: string, start: number, end: number, escapeChar: EscapeCharacter): number {
  let at = end - 1;
  while (at >= start && (text[at] === " " || text[at] === "\t")) at--;
  if (at < start || text[at] !== escapeChar) return -1;
  return at > start && text[at - 1] === escapeChar ? -1 : at;
}

function readLine(text: string, start: number, next: number, escapeChar: EscapeCharacter, first: boolean): Line {
  const end = trimLineEnd(text, start, next);
  const content = first ? start : skipSpaces(text, start, end);
  if (!first && content === end) return { kind: "blank", end, continues: true };
  if (!first && text[content] === "#") return { kind: "comment", end, continues: true };
  const at = continuationAt(text, start, end, escapeChar);
  return at < 0 ? { kind: "text", end, continues: false } : { kind: "text", end: at, continues: true };
}

export interface HeadExtent {
  /** Behind the content, without the line end; with it where the file ends in a continuation. */
  readonly end: number;
  /** Start of the line behind. */
  readonly next: number;
}

/** @param start offset of the keyword. */
export function headExtent(text: string, start: number, escapeChar: EscapeCharacter): HeadExtent {
  for (let at = start; ; ) {
    const next = nextLine(text, at);
    const line = readLine(text, at, next, escapeChar, at === start);
    if (!line.continues) return { end: line.end, next };
    if (next >= text.length) return { end: text.length, next };
    at = next;
  }
}

export interface Lines {
  /** Offsets count from the keyword. */
  readonly line: LogicalText;
  readonly comments: readonly Span[];
  readonly blankLines: readonly Span[];
  /** The file ends where a continuation was still open. */
  readonly open: boolean;
}

/** @param head what {@link headExtent} found, cut out of the file. */
export function readLines(head: string, escapeChar: EscapeCharacter): Lines {
  const segments: Segment[] = [];
  const comments: Span[] = [];
  const blankLines: Span[] = [];
  let text = "";
  let open = true;
  for (let at = 0; at < head.length && open; ) {
    const next = nextLine(head, at);
    const line = readLine(head, at, next, escapeChar, at === 0);
    if (line.kind === "comment") comments.push({ start: skipSpaces(head, at, line.end), end: line.end });
    else if (line.kind === "blank") blankLines.push({ start: at, end: line.end });
    else {
      segments.push({ logical: text.length, source: at, length: line.end - at });
      text += head.slice(at, line.end);
      open = line.continues;
    }
    at = next;
  }
  return { line: logicalText(text, segments, 0), comments, blankLines, open };
}
