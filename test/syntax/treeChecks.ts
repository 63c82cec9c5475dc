// What must hold for the tree of any text: spans in order, nothing lost, parts where their text stands.
import { type Instruction, type SyntaxTree, toSexp } from "../../server/src/core/syntax";
import type { Span } from "../../server/src/core/text/span";

/** What one tree says, in a form that can be compared with another's. */
export const summary = (tree: SyntaxTree): string =>
  JSON.stringify([
    tree.escape,
    tree.directives.map(({ name, value, span }) => [name, value, span.start]),
    tree.instructions.map(({ keyword, span, heredocs, comments }) => [
      keyword,
      span.start,
      span.end,
      comments.length,
      heredocs.map(({ bodySpan }) => bodySpan.end),
    ]),
    toSexp(tree),
    tree.comments.map(({ span }) => [span.start, span.end]),
    tree.errors.map(({ code, span }) => [code, span.start, span.end]),
  ]);

/** Every span with its text between what stands around it; throws where spans overlap or a gap holds more than blanks. */
export function reprint(tree: SyntaxTree): string {
  const spans: Span[] = [...tree.instructions, ...tree.comments].map(({ span }) => span);
  for (const { span } of tree.directives) if (!spans.some((other) => span.start < other.end && other.start < span.end)) spans.push(span);
  spans.sort((a, b) => a.start - b.start);
  let result = "";
  for (const { start, end } of [...spans, { start: tree.text.length, end: tree.text.length }]) {
    if (start < result.length) throw new Error(`overlap at ${start}`);
    const gap = tree.text.slice(result.length, start);
    if (!isGap(gap)) throw new Error(`lost text ${JSON.stringify(gap)} at ${result.length}`);
    result += gap + tree.text.slice(start, end);
  }
  return result;
}

/** Blanks; or, in front of an instruction, lines that only continue, with comments behind them. A lone CR ends no line. */
function isGap(gap: string): boolean {
  const lines = gap.split("\n").map((line) => line.replace(/^[\s\uFEFF\u0085]+|[\s\u0085]+$/g, ""));
  const continues = lines.findIndex((line) => line === "\\" || line === "`");
  return lines.every(
    (line, index) => line === "" || line === "\\" || line === "`" || (line.startsWith("#") && continues >= 0 && continues < index),
  );
}

/** Spans that lie outside their instruction or show another text than the part has. */
export function misplaced(text: string, instruction: Instruction): string[] {
  const wrong: string[] = [];
  const check = (what: string, span: Span | undefined, expected: string | undefined): void => {
    if (!span) return;
    const shown = text.slice(span.start, span.end);
    const outside = span.start < instruction.span.start || span.end > Math.max(instruction.span.end, span.start);
    if (outside || (expected !== undefined && !shown.includes("\n") && shown !== expected && shown !== `${expected}${shown.at(-1)}`)) {
      wrong.push(`${what} of ${instruction.keyword} at ${span.start}: ${JSON.stringify(shown)} is not ${JSON.stringify(expected)}`);
    }
  };
  check("keyword", instruction.keywordSpan, undefined);
  check("arguments", instruction.arguments.span, instruction.arguments.text);
  for (const word of instruction.words) check("word", word.span, word.text);
  for (const pair of instruction.pairs) {
    check("key", pair.keySpan, pair.key);
    check("value", pair.valueSpan, pair.value);
  }
  for (const item of instruction.json ?? []) check("item", { start: item.span.start + 1, end: item.span.end - 1 }, undefined);
  for (const flag of instruction.flags) check("flag", flag.nameSpan, undefined);
  for (const flag of instruction.flags) for (const option of flag.options) check("option", option.span, undefined);
  for (const heredoc of instruction.heredocs) {
    check("opener", heredoc.openerSpan, undefined);
    check("closer", heredoc.closerSpan, heredoc.name);
  }
  if (instruction.trigger) wrong.push(...misplaced(text, instruction.trigger));
  return wrong;
}
