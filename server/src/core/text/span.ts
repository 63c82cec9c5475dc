// Spans of a text and edits to it, in UTF-16 code units.

/** Half-open range `[start, end)` of UTF-16 code units, `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** An edit of this file, or of another one (path relative to the Dockerfile's directory), or a file to create. */
export interface FixEdit extends TextEdit {
  readonly file?: string;
  /** With `file`: make it; `span` is `0..0`. Not applied when the file is there already. */
  readonly create?: true;
}

export const span = (start: number, end: number): Span => ({ start, end });
export const shift = (at: Span, by: number): Span => ({ start: at.start + by, end: at.end + by });
/** A part that can be underlined: of an empty value, or of none, the whole that it belongs to. */
export const visible = (part: Span | undefined, whole: Span): Span => (part && part.end > part.start ? part : whole);
/** The offset lies inside or at either end of the span (a cursor may stand behind the last character). */
export const touches = (at: Span, offset: number): boolean => at.start <= offset && offset <= at.end;
export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
/** The spans share a character, or one is empty and lies inside the other or at its ends. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start === a.end || b.start === b.end ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;

export const replace = (at: Span, newText: string): TextEdit => ({ span: at, newText });
export const insert = (offset: number, newText: string): TextEdit => ({ span: span(offset, offset), newText });
export const remove = (at: Span): TextEdit => ({ span: at, newText: "" });

/**
 * Applies edits to a text. Edits may come in any order; equal insertions at one offset keep their order.
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);
  let result = "";
  let last = 0;
  for (const { edit } of sorted) {
    const { start, end } = edit.span;
    if (start < last || end < start || end > text.length) throw new RangeError(`edit ${start}..${end} overlaps or is out of range`);
    result += text.slice(last, start) + edit.newText;
    last = end;
  }
  return result + text.slice(last);
}
