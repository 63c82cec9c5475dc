// An instruction that an escape character left over above a blank line has made part of the one before it.

import { instructions } from "../knowledge/instructions";
import { lineStart } from "../text/lines";
import type { Span } from "../text/span";

/** Blank lines between the lines of an instruction's text, each with its line end. */
export function blankLines(text: string): readonly Span[] {
  const blanks: Span[] = [];
  for (let start = text.indexOf("\n") + 1; start > 0 && start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next + 1;
    if (text.slice(start, end).trim() === "") blanks.push({ start, end });
    start = end;
  }
  return blanks;
}

const keywords: ReadonlySet<string> = new Set(instructions.map(({ name }) => name));

export interface Swallowed {
  readonly keyword: string;
  /** The blank line above it. */
  readonly blank: Span;
}

/** A keyword behind a blank line, in upper case as hardly a shell command is. */
export function swallowedIn(text: string, blanks: readonly Span[]): Swallowed | undefined {
  const starts = new Map(blanks.map((at) => [at.start, at]));
  let blank: Span | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, end).trim();
    const [keyword = ""] = line.split(/\s/, 1);
    if (blank && keywords.has(keyword)) return { keyword, blank };
    if (line === "") blank ??= starts.get(start);
    else if (!line.startsWith("#")) blank = undefined;
    start = end;
  }
  return undefined;
}

/** The escape character at the end of the line above a blank one, with the blanks around it. */
export function leftOver(text: string, { start }: Span): Span | undefined {
  const first = lineStart(text, start - 1);
  const line = text.slice(first, start).trimEnd();
  if (!/[\\`]$/.test(line)) return undefined;
  const kept = line.slice(0, -1).trimEnd().length;
  return { start: first + kept, end: start - (text[start - 2] === "\r" ? 2 : 1) };
}
