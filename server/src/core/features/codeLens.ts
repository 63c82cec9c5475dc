// One line over the instruction that decides what runs as PID 1: the processes, and what the stop signal does.

import { startQueries } from "../context";
import type { FactQuery, Facts } from "../facts";
import { withImages } from "../model/told";
import type { Dockerfile } from "../model/types";
import { codeLensText, needs as startupNeeds } from "../startup";
import type { Span } from "../text/span";
import { startOf } from "./hover/startup";

export interface CodeLens {
  /** The keyword of the deciding instruction. */
  readonly span: Span;
  readonly text: string;
}

/** Facts that would tell more; asked again with the answers until nothing new is asked. */
export const needs = (doc: Dockerfile, facts: Facts): readonly FactQuery[] => [...startupNeeds(doc, facts), ...startQueries(doc, facts)];

/** Of the final stage; empty where the file does not decide it, or nothing is known. */
export function codeLens(written: Dockerfile, facts: Facts): readonly CodeLens[] {
  const doc = withImages(written, facts);
  const found = doc.finalStage && startOf(doc, facts, doc.finalStage);
  const text = found && codeLensText(found);
  return found?.deciding && text !== undefined ? [{ span: found.deciding.keywordSpan, text }] : [];
}
