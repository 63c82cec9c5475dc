// An instruction that an escape character left over above a blank line has made part of the one before it.

import { instructions } from "../knowledge/instructions";
import type { EscapeCharacter } from "../syntax/types";
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

/** An instruction behind a blank line. */
export function swallowedIn(text: string, blanks: readonly Span[]): Swallowed | undefined {
  const starts = new Map(blanks.map((at) => [at.start, at]));
  let blank: Span | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, end).trim();
    if (blank && beginsInstruction(line)) return { keyword: line.split(/\s/, 1)[0] ?? "", blank };
    if (line === "") blank ??= starts.get(start);
    else if (!line.startsWith("#")) blank = undefined;
    start = end;
  }
  return undefined;
}

/** A line of a continued instruction that begins another one, in upper case as hardly a shell command is. */
export const beginsInstruction = (line: string): boolean => keywords.has(line.trim().split(/\s/, 1)[0] ?? "");

/** What joins a command to one behind it, which is not there any more; `;` may stay. */
const joins = /(?:&&|\|\|?)$/;

/**
 * Where an instruction ends that is to go on no longer: in front of the escape character of its last line, of an operator
 * without a command behind it, and of the line end where nothing else stands on the line.
 * @param text of the instruction, up to the end of that line
 */
export function endWithoutRest(text: string, escapedBy: EscapeCharacter): number {
  let kept = text.trimEnd();
  if (!kept.endsWith(escapedBy)) return text.length;
  while (kept.endsWith(escapedBy)) {
    kept = kept.slice(0, -1).trimEnd().replace(joins, "");
    const blanks = /\s*$/.exec(kept)?.[0] ?? "";
    kept = kept.trimEnd();
    if (!blanks.includes("\n")) break;
  }
  return kept.length;
}

/** The escape character at the end of the line above a blank one, with the blanks around it and an operator in front of it. */
export function leftOver(text: string, { start }: Span, escapedBy: EscapeCharacter): Span | undefined {
  const end = start - (text[start - 2] === "\r" ? 2 : 1);
  const kept = endWithoutRest(text.slice(0, end), escapedBy);
  return kept === end ? undefined : { start: kept, end };
}
