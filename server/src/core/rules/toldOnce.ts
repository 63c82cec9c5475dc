// What is told once for a RUN: the first finding stands for all, with the others beside it and one fix for all.
import type { Fix, Found, Messages, Says } from "./rule";

const fixIn = <M extends Messages>({ fix }: Found<M>): readonly Fix<M>[] =>
  fix === undefined ? [] : Array.isArray(fix) ? (fix as readonly Fix<M>[]).slice(0, 1) : [fix as Fix<M>];

/** @param also what is said at the other places. A fix is safe where all of its parts are. */
export function toldOnce<M extends Messages>(found: Iterable<Found<M>>, also: Says<M>): readonly Found<M>[] {
  const [first, ...others] = found;
  if (!first || others.length === 0) return first ? [first] : [];
  const fixes = [first, ...others].flatMap(fixIn);
  const [own] = fixes;
  return [
    {
      ...first,
      related: [...(first.related ?? []), ...others.map(({ at }) => ({ at, says: also }))],
      fix: own && {
        title: own.title,
        safety: fixes.every(({ safety }) => safety === "safe") ? "safe" : "review",
        edits: () => fixes.flatMap((fix) => fix.edits()),
      },
    },
  ];
}
