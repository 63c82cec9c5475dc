// The cursor marker `<|>` in a test's Dockerfile.
import { dedent } from "./text";

const marker = "<|>";

export interface Marked {
  readonly text: string;
  /** Where the marker stood. */
  readonly offset: number;
}

/**
 * Takes the marker out; indentation too, as `dedent` does.
 * @throws Error when there is no marker, or more than one.
 */
export function cursor(source: string): Marked {
  const marked = dedent(source);
  const offset = marked.indexOf(marker);
  if (offset < 0) throw new Error(`no ${marker} in the test's Dockerfile`);
  const text = marked.slice(0, offset) + marked.slice(offset + marker.length);
  if (text.includes(marker)) throw new Error(`more than one ${marker} in the test's Dockerfile`);
  return { text, offset };
}

/** The line of the span with the span underlined; `…` where it goes on behind the line. */
export function underline(text: string, at: { readonly start: number; readonly end: number }): string {
  const lineStart = text.lastIndexOf("\n", at.start - 1) + 1;
  const newline = text.indexOf("\n", at.start);
  const lineEnd = newline < 0 ? text.length : newline;
  const width = Math.min(at.end, lineEnd) - at.start;
  return `${text.slice(lineStart, lineEnd)}\n${" ".repeat(at.start - lineStart)}${"~".repeat(width)}${at.end > lineEnd ? "…" : ""}`;
}
