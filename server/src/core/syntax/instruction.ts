// An instruction as others see it: a view of a chunk at its place in the file, its parts moved there when they are first asked for.
import type { LogicalText } from "../text/logicalText";
import { type Span, shift } from "../text/span";
import type { Chunk } from "./chunk";
import type { Parts } from "./parts";
import { shiftHeredoc, shiftParts, shiftText } from "./shifted";
import type { Comment, Flag, Heredoc, Instruction, JsonItem, Pair, Word } from "./types";

interface View {
  readonly chunk: Chunk;
  /** Of the chunk's first character in the file. */
  readonly start: number;
  readonly index: number;
  readonly above: () => readonly Comment[];
  moved: Parts | undefined;
  movedHeredocs: readonly Heredoc[] | undefined;
  movedTrigger: Instruction | undefined;
}

function parts(view: View): Parts {
  view.moved ??= shiftParts(view.chunk.parts(), view.start);
  return view.moved;
}

/** One prototype for all: a file has thousands of views, and an edit makes new ones behind it. */
const prototype: ThisType<View> & Omit<Instruction, "chunk" | "index"> = {
  get keyword(): string {
    return this.chunk.keyword;
  },
  get keywordSpan(): Span {
    return shift(this.chunk.keywordSpan, this.start);
  },
  get span(): Span {
    return shift(this.chunk.span, this.start);
  },
  get line(): LogicalText {
    return shiftText(this.chunk.line, this.start);
  },
  get arguments(): LogicalText {
    return parts(this).arguments;
  },
  get flags(): readonly Flag[] {
    return parts(this).flags;
  },
  get words(): readonly Word[] {
    return parts(this).words;
  },
  get pairs(): readonly Pair[] {
    return parts(this).pairs;
  },
  get form(): "exec" | "shell" | undefined {
    return parts(this).form;
  },
  get json(): readonly JsonItem[] | undefined {
    return parts(this).json;
  },
  get healthcheck(): Instruction["healthcheck"] {
    return parts(this).healthcheck;
  },
  get heredocs(): readonly Heredoc[] {
    this.movedHeredocs ??= this.chunk.heredocs.map((heredoc) => shiftHeredoc(heredoc, this.start));
    return this.movedHeredocs;
  },
  get innerComments(): readonly Comment[] {
    const { chunk, start } = this;
    return chunk.innerComments.map((span) => ({ text: chunk.text.slice(span.start + 1, span.end), span: shift(span, start) }));
  },
  get blankLines(): readonly Span[] {
    const { chunk, start } = this;
    return chunk.blankLines.map((span) => shift(span, start));
  },
  get comments(): readonly Comment[] {
    return this.above();
  },
  get trigger(): Instruction | undefined {
    const inner = this.chunk.trigger();
    if (inner && !this.movedTrigger) this.movedTrigger = instructionView(inner, this.start, this.index, this.above);
    return this.movedTrigger;
  },
};

/** @param above gives the comments directly above; asked at most when `comments` is. */
export function instructionView(chunk: Chunk, start: number, index: number, above: () => readonly Comment[]): Instruction {
  const view: View = Object.assign(Object.create(prototype), {
    chunk,
    start,
    index,
    above,
    moved: undefined,
    movedHeredocs: undefined,
    movedTrigger: undefined,
  });
  return view as unknown as Instruction;
}
