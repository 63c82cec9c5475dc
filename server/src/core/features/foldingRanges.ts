// What can be folded: stages, instructions of several lines (heredocs too), blocks of comments, `#region` … `#endregion`.
import type { Dockerfile } from "../model/types";
import type { Comment } from "../syntax/types";
import type { Span } from "../text/span";

export interface FoldingRange {
  /** From the line that stays visible to the last line that is hidden. */
  readonly span: Span;
  readonly kind: "stage" | "instruction" | "comment" | "region";
}

/** Only ranges of more than one line, sorted by where they begin. */
export function foldingRanges(doc: Dockerfile): readonly FoldingRange[] {
  const stages = doc.stages.map(({ span }): FoldingRange => ({ kind: "stage", span }));
  const instructions = doc.instructions.map(({ span }): FoldingRange => ({ kind: "instruction", span }));
  const ranges = [...stages, ...instructions, ...commentBlocks(doc), ...regions(doc.tree.comments)];
  return ranges.filter(({ span }) => doc.slice(span).includes("\n")).sort((a, b) => a.span.start - b.span.start);
}

/** Comments with nothing but white space and one line end between. */
function commentBlocks(doc: Dockerfile): readonly FoldingRange[] {
  const blocks: { start: number; end: number }[] = [];
  for (const { text, span } of doc.tree.comments) {
    const last = blocks.at(-1);
    const between = last && doc.slice({ start: last.end, end: span.start });
    if (last && between && /^\r?\n[ \t]*$/.test(between) && !regionMark.test(text)) last.end = span.end;
    else blocks.push({ ...span });
  }
  return blocks.map((span) => ({ kind: "comment", span }));
}

const regionMark = /^\s*(end)?region\b/;

function regions(comments: readonly Comment[]): readonly FoldingRange[] {
  const open: Span[] = [];
  const found: FoldingRange[] = [];
  for (const { text, span } of comments) {
    const mark = regionMark.exec(text);
    if (!mark) continue;
    const start = mark[1] === undefined ? undefined : open.pop();
    if (mark[1] === undefined) open.push(span);
    else if (start) found.push({ kind: "region", span: { start: start.start, end: span.end } });
  }
  return found;
}
