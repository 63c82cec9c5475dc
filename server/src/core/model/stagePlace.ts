// Where a finding about a whole stage stands.

import type { Span } from "../text/span";
import type { Stage } from "./types";

/** Its image; the keyword of a FROM without one. */
export const placeOfStage = ({ image, from }: Stage): Span => image?.span ?? from.keywordSpan;
