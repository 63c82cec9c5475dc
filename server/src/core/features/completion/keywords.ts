// Offers instructions where one may begin, and those that ONBUILD may hold.
import { instructionDocs } from "../../knowledge/docs/instructions";
import { type InstructionFact, instructions } from "../../knowledge/instructions";
import type { Dockerfile } from "../../model/types";
import { lineStart } from "../../text/lines";
import { docPage } from "../hover/markdown";
import { type CompletionItem, type CompletionSource, plain, runAround } from "./types";

export const keywordItems: CompletionSource = (doc, offset) => {
  const span = runAround(doc.text, offset, /[A-Za-z]/);
  const before = doc.text.slice(lineStart(doc.text, span.start), span.start);
  const trigger = /^[ \t]*onbuild[ \t]+$/i.test(before);
  if (!trigger && (before.trim() !== "" || isInside(doc, span.start))) return undefined;
  const typed = doc.text.slice(span.start, offset);
  const started = doc.instructions.some(({ keyword, span: at }) => keyword === "FROM" && at.start < span.start);
  const offered = instructions.filter((fact) => !fact.deprecated && (trigger ? fact.trigger : started || fact.global));
  return { span, items: offered.map((fact) => item(fact, isLower(typed))) };
};

/** A line that continues an instruction, or a heredoc's body. */
function isInside(doc: Dockerfile, wordStart: number): boolean {
  const around = doc.instructionAt(wordStart);
  return (
    around !== undefined &&
    around.keywordSpan.start < wordStart &&
    wordStart <= around.span.end &&
    !endsBefore(doc, around.span.end, wordStart)
  );
}

/** The offset is on a later line than the instruction's end: an empty line behind it. */
const endsBefore = (doc: Dockerfile, end: number, offset: number): boolean => doc.text.slice(end, offset).includes("\n");

const isLower = (typed: string): boolean => typed !== "" && typed === typed.toLowerCase();

function item({ name }: InstructionFact, lower: boolean): CompletionItem {
  const doc = instructionDocs[name];
  const label = lower ? name.toLowerCase() : name;
  return {
    label,
    kind: "keyword",
    detail: doc ? plain(doc.summary) : "",
    newText: `${label} `,
    ...(doc && { documentation: () => docPage(name, doc) }),
  };
}
