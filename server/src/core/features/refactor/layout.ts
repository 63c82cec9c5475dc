// How the file is written: line ends, the case of keywords, where an instruction begins with its comments.
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { overlaps, type Span } from "../../text/span";

export const lineEnd = (doc: Dockerfile): string => (doc.text.includes("\r\n") ? "\r\n" : "\n");

export const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** A keyword as this instruction writes its own. */
export const keywordLike = (doc: Dockerfile, like: Instruction, keyword: string): string =>
  /^[a-z]/.test(doc.slice(like.keywordSpan)) ? keyword.toLowerCase() : keyword;

/** Start of the first comment line directly above, else of the instruction's own line. */
export function startWithComments({ text }: Dockerfile, instruction: Instruction): number {
  let start = lineStart(text, instruction.span.start);
  for (const { span } of instruction.comments.toReversed()) {
    const between = text.slice(span.end, start);
    if (between.trim() !== "" || (between.match(/\n/g)?.length ?? 0) > 1) break;
    start = lineStart(text, span.start);
  }
  return start;
}

/** Behind the line end of the instruction's last line. */
export function nextLine({ text }: Dockerfile, instruction: Instruction): number {
  const end = text.indexOf("\n", instruction.span.end);
  return end < 0 ? text.length : end + 1;
}

/** Top-level instructions that the selection touches. */
export const touchedBy = (doc: Dockerfile, at: Span): readonly Instruction[] => doc.instructions.filter(({ span }) => overlaps(span, at));

/** The one RUN under the cursor; undefined in other instructions and where several are selected. */
export function runAt(doc: Dockerfile, at: Span): Instruction | undefined {
  const [first, second] = touchedBy(doc, at);
  return first?.keyword === "RUN" && second === undefined ? first : undefined;
}

/** Lines that `insertBefore` puts in front of the start command, or at the end of the stage. */
export function placeBeforeStart(doc: Dockerfile): { readonly at: number; readonly lead: string } | undefined {
  const stage = doc.finalStage;
  if (!stage) return undefined;
  const start = stage.instructions.find(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
  const isLate = stage.instructions.some(({ keyword, index }) => start && index > start.index && /^(?:RUN|COPY|ADD)$/.test(keyword));
  if (start && !isLate) return { at: startWithComments(doc, start), lead: "" };
  const last = stage.instructions.at(-1) ?? stage.from;
  const at = nextLine(doc, last);
  return { at, lead: doc.text.slice(0, at).endsWith("\n") ? "" : lineEnd(doc) };
}
