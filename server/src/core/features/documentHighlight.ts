// Marks the places in the file that mean what the cursor stands on.
import type { Dockerfile } from "../model/types";
import type { Span } from "../text/span";
import { occurrencesAt } from "./occurrences";

export interface Highlight {
  readonly span: Span;
  /** `write`: it is defined here. */
  readonly kind: "read" | "write";
}

export const documentHighlight = (doc: Dockerfile, offset: number): readonly Highlight[] =>
  (occurrencesAt(doc, offset)?.all ?? []).map(({ span, defines }) => ({ span, kind: defines ? "write" : "read" }));
