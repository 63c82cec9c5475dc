// Draws what the parser saw under the lines where it saw it.
import { type Instruction, parse } from "../../server/src/core/syntax";
import type { Span } from "../../server/src/core/text/span";
import { dedent } from "../support/text";

export interface Mark {
  readonly label: string;
  readonly span: Span | undefined;
}

/** Every line that a mark touches, the marks under it: `~~~~ label`; an empty span is drawn as `^`. */
export function drawMarks(text: string, marks: readonly Mark[]): string {
  const out: string[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const lineEnd = lineStart + line.length;
    const here = marks.flatMap(({ label, span }) => (span && span.start <= lineEnd && span.end >= lineStart ? [{ label, ...span }] : []));
    const under = here
      .filter(({ start, end }) => start === end || Math.max(start, lineStart) < Math.min(end, lineEnd))
      .map(({ label, start, end }) => {
        const from = Math.max(start, lineStart) - lineStart;
        const width = Math.min(end, lineEnd) - lineStart - from;
        return `${" ".repeat(from)}${width > 0 ? "~".repeat(width) : "^"} ${label}`;
      });
    if (under.length > 0) out.push(line.replaceAll("\r", "␍"), ...under);
    lineStart = lineEnd + 1;
  }
  return out.join("\n");
}

/** Parses, and draws what `pick` takes from each instruction. */
export function drawParts(source: string, pick: (instruction: Instruction) => readonly Mark[]): string {
  const text = dedent(source);
  return drawMarks(text, parse(text).instructions.flatMap(pick));
}

/** Keyword and whole span of every instruction, comments, and errors. */
export function drawTree(source: string): string {
  const text = dedent(source);
  const tree = parse(text);
  return drawMarks(text, [
    ...tree.directives.map(({ name, value, span }) => ({ label: `directive ${name}: ${value}`, span })),
    ...tree.instructions.map(({ keyword, span }) => ({ label: keyword, span })),
    ...tree.instructions.flatMap(({ innerComments }) => innerComments.map(({ span }) => ({ label: "inner comment", span }))),
    ...tree.comments.map(({ span }) => ({ label: "comment", span })),
    ...tree.errors.map(({ code, span }) => ({ label: `error ${code}`, span })),
  ]);
}
