// What is told once for a RUN or a file: the first finding stands for all, with the others beside it and one fix for all.
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

export type Group<T> = readonly [first: T, ...others: T[]];

/** Those of one kind together, in the order of their first ones. @param kindOf undefined: it stands alone, as one does that a comment names. */
export function groupsOf<T>(places: Iterable<T>, kindOf: (place: T) => string | undefined): readonly Group<T>[] {
  const groups: [T, ...T[]][] = [];
  const byKind = new Map<string, [T, ...T[]]>();
  for (const place of places) {
    const kind = kindOf(place);
    const known = kind === undefined ? undefined : byKind.get(kind);
    if (known) {
      known.push(place);
      continue;
    }
    const group: [T, ...T[]] = [place];
    groups.push(group);
    if (kind !== undefined) byKind.set(kind, group);
  }
  return groups;
}
