// Looking things up in a list that is in order, without looking at all of it.
import type { Span } from "./span";

/** How many of the indices below `length` come before what is looked for. @param isBefore true up to one index, false from there on */
export function countBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first of some spans, in order and none inside another, that may overlap one; their number where none does. */
export const firstOverlapping = (sorted: readonly Span[], at: Span): number =>
  countBefore(sorted.length, (index) => (sorted[index]?.end ?? 0) <= at.start);
