// Whether edits leave a file's lines as they are but for the words they are about: no line joined, cut, re-wrapped or indented anew, no comment lost.
import type { TextEdit } from "../../server/src/core";

/** What a rule's safe fix may do to whole lines. */
export interface WholeLines {
  /** Lines that it takes away. */
  readonly removes?: RegExp;
  /** Lines that it puts in. */
  readonly adds?: RegExp;
  readonly reason: string;
}

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? "";
const isWhole = (part: string): boolean => part.endsWith("\n");

/** The comment lines, in order of their texts. */
export const commentLines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("#"))
    .sort();

/** What is wrong with an edit; undefined where it keeps the layout. */
export function layoutFault(text: string, { span, newText }: TextEdit, may: WholeLines | undefined): string | undefined {
  const removed = text.slice(span.start, span.end);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const removesLine = may?.removes && isWhole(removed) && newText === "" && span.start === lineStart;
  if (removed.includes("\n")) {
    const lines = removed.slice(0, -1).split("\n");
    return removesLine && lines.every((line) => may.removes?.test(line)) ? undefined : `takes out a line end: ${JSON.stringify(removed)}`;
  }
  const added = newText.split("\n").slice(1);
  if (added.length > 0 && !added.every((line) => may?.adds?.test(line))) return `puts in a line: ${JSON.stringify(newText)}`;
  const line = text.slice(lineStart);
  if (removed !== "" && span.start < lineStart + indentOf(line).length) return "changes the indentation";
  return undefined;
}

/** The first place where the lines of the fixed text are not those of the old one, but for words; undefined where they all are. */
export function lineFault(before: string, after: string, may: readonly WholeLines[]): string | undefined {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let at = 0;
  for (const line of old) {
    while (now[at] !== line && may.some(({ adds }) => adds?.test(now[at] ?? ""))) at++;
    const here = now[at];
    if (here === line) at++;
    else if (may.some(({ removes }) => removes?.test(line)) && beginsOtherwise(line, here)) continue;
    else if (isEdited(line, here)) at++;
    else return `${JSON.stringify(line)} → ${JSON.stringify(here ?? "nothing")}`;
  }
  while (at < now.length && may.some(({ adds }) => adds?.test(now[at] ?? ""))) at++;
  return at === now.length ? undefined : `more lines: ${JSON.stringify(now[at])}`;
}

/** The same line with other words in it: it is indented alike, and something of it is left. */
function isEdited(line: string, here: string | undefined): boolean {
  if (here === undefined || indentOf(here) !== indentOf(line)) return false;
  const words = new Set(wordsOf(line));
  return wordsOf(here).some((word) => words.has(word));
}

const beginsOtherwise = (line: string, here: string | undefined): boolean => here === undefined || wordsOf(line)[0] !== wordsOf(here)[0];

const wordsOf = (line: string): readonly string[] => line.toLowerCase().match(/\w+|\S/g) ?? [];
