// What a selection in a Dockerfile means: the instructions that it touches.
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { overlaps, type Span } from "../../text/span";

/** Top-level instructions that the selection touches. */
export const touchedBy = (doc: Dockerfile, at: Span): readonly Instruction[] => doc.instructions.filter(({ span }) => overlaps(span, at));

/** The one RUN under the cursor; undefined in other instructions and where several are selected. */
export function runAt(doc: Dockerfile, at: Span): Instruction | undefined {
  const [first, second] = touchedBy(doc, at);
  return first?.keyword === "RUN" && second === undefined ? first : undefined;
}
