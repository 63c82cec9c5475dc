// Go to definition: from the use of a stage or variable to where it is defined.
import type { Dockerfile } from "../model/types";
import type { Span } from "../text/span";
import { occurrencesAt } from "./occurrences";
import { tokenAt } from "./tokenAt";

export interface Definition {
  /** The token that was asked for. */
  readonly origin: Span;
  /** What to show: the whole instruction. */
  readonly target: Span;
  /** What to select: the name, or the keyword FROM of a stage without a name. */
  readonly selection: Span;
}

/** undefined: nothing there that this file defines. A definition leads to itself. */
export function definition(doc: Dockerfile, offset: number): Definition | undefined {
  const token = tokenAt(doc, offset);
  if (token?.kind === "source" && token.reference.stage) {
    const { from, nameSpan } = token.reference.stage;
    return { origin: token.span, target: from.span, selection: nameSpan ?? from.keywordSpan };
  }
  if (token?.kind === "variable") {
    const { name, nameSpan } = token.reference;
    const found = doc.scopeBefore(token.instruction).lookup(name);
    if (!found?.instruction || !found.nameSpan) return undefined;
    return { origin: nameSpan, target: found.instruction.span, selection: found.nameSpan };
  }
  const found = occurrencesAt(doc, offset);
  const here = found?.all.find(({ span, defines }) => defines && span.start === found.origin.start);
  return found && here && { origin: found.origin, target: here.instruction.span, selection: here.span };
}
