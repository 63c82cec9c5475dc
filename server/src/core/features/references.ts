// Find references: every place that means the same stage or variable.
import type { Dockerfile } from "../model/types";
import type { Span } from "../text/span";
import { occurrencesAt } from "./occurrences";

/** Spans of the names in the order of the file; empty where there is nothing. @param definitions ARG, ENV and `AS name` too. */
export function references(doc: Dockerfile, offset: number, definitions: boolean): readonly Span[] {
  const all = occurrencesAt(doc, offset)?.all ?? [];
  return all.filter(({ defines }) => definitions || !defines).map(({ span }) => span);
}
