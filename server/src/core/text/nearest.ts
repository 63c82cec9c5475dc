// The known name that a mistyped one most likely means.

/** Case, `-`, `_` and blanks are what people get wrong first: they do not count. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, "");

/** Insertions, deletions, replacements and swaps of neighbours, in UTF-16 units, that make `b` of `a`. */
function edits(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/**
 * The nearest candidate, the first of several; undefined where each is more than `most` edits away, or all of it would change.
 * Two edits are right for the words of a Dockerfile, which are short and stand beside others that are like them.
 */
export function nearestName(name: string, candidates: Iterable<string>, most = 2): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const known = plain(candidate);
    if (Math.abs(known.length - wanted.length) >= fewest) continue;
    const distance = edits(wanted, known);
    if (distance >= fewest || distance >= Math.max(wanted.length, known.length)) continue;
    best = candidate;
    fewest = distance;
  }
  return best;
}

/** One that a person types from memory, such as an option or the name of a rule: a third of it may be wrong. */
export const nearestOfMany = (name: string, candidates: Iterable<string>): string | undefined =>
  nearestName(name, candidates, Math.max(1, Math.floor(plain(name).length / 3)));

/** A variable: of a name of one or two letters another one is not far, so one letter may be wrong there, and two in longer ones. */
export const nearestVariable = (name: string, candidates: Iterable<string>): string | undefined =>
  nearestName(name, candidates, name.length < 3 ? 1 : 2);
