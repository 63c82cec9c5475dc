// Finds circles of files that import each other, and names the way around each.

/** From each file those that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The shortest way along imports from a file to the file that imports it; undefined where none leads back. */
function wayAround(file: string, graph: ImportGraph): readonly string[] | undefined {
  const ways: string[][] = [[file]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1) ?? "") ?? []) {
      if (next === file) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

/** `a → b → a`, from the first in the alphabet: the same line from wherever on the circle it was found. */
function drawn(way: readonly string[]): string {
  const [first = ""] = [...way].sort();
  const at = way.indexOf(first);
  return [...way.slice(at), ...way.slice(0, at), first].join(" → ");
}

/** For every file on a circle the shortest one that it is on, each named once. */
export function circles(graph: ImportGraph): readonly string[] {
  const found = [...graph.keys()].flatMap((file) => {
    const way = wayAround(file, graph);
    return way ? [drawn(way)] : [];
  });
  return [...new Set(found)].sort();
}
