// A piece of the file as the builder reads it, continuations and inner comments taken out, each unit mapped back to the file.
import { countBefore } from "./sorted";
import type { Span } from "./span";

/** A run of consecutive source text: `text[logical …]` stands in the file at `source …`. */
export interface Segment {
  readonly logical: number;
  readonly source: number;
  readonly length: number;
}

/** Immutable. `text` is what the builder (or the shell) sees; offsets into the file are UTF-16 code units. */
export interface LogicalText {
  readonly text: string;
  /** From the first to behind the last unit in the file, whatever lies between. */
  readonly span: Span;
  /** File offset of a unit of `text`; `text.length` gives the end. At a seam: the start of the later segment. */
  offsetAt(index: number): number;
  /** File span of `text.slice(start, end)`; its end lies directly behind the last unit, not behind a following seam. */
  spanOf(start: number, end: number): Span;
  /** `text.slice(start, end)` with its mapping. */
  slice(start: number, end: number): LogicalText;
}

/** @param segments in order, covering `text` without gaps; empty segments are dropped. @param at where an empty text stands. */
export function logicalText(text: string, segments: readonly Segment[], at: number): LogicalText {
  const parts = segments.filter((segment) => segment.length > 0);
  const segmentAt = (index: number): Segment | undefined =>
    parts[Math.max(0, countBefore(parts.length, (part) => (parts[part]?.logical ?? 0) <= index) - 1)];
  const offsetAt = (index: number): number => {
    const segment = segmentAt(index);
    return segment ? segment.source + Math.min(index - segment.logical, segment.length) : at;
  };
  const endAt = (index: number): number => (index === 0 ? offsetAt(0) : offsetAt(index - 1) + 1);
  const spanOf = (start: number, end: number): Span => {
    const from = offsetAt(start);
    return { start: from, end: end > start ? endAt(end) : from };
  };
  return {
    text,
    span: spanOf(0, text.length),
    offsetAt,
    spanOf,
    slice(start, end) {
      const inside: Segment[] = [];
      for (const part of parts) {
        const from = Math.max(part.logical, start);
        const to = Math.min(part.logical + part.length, end);
        if (to > from) inside.push({ logical: from - start, source: part.source + from - part.logical, length: to - from });
      }
      return logicalText(text.slice(start, end), inside, offsetAt(start));
    },
  };
}
