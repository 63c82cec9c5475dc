// A table by the names of images, in which a trailing `*` stands for any rest: the whole name counts first, then the longest beginning.

export function imageTable<Row>(rows: Iterable<readonly [name: string, row: Row]>): (name: string) => Row | undefined {
  const exact = new Map<string, Row>();
  const beginnings: { readonly beginning: string; readonly row: Row }[] = [];
  for (const [name, row] of rows) {
    if (name.endsWith("*")) beginnings.push({ beginning: name.slice(0, -1), row });
    else exact.set(name, row);
  }
  beginnings.sort((a, b) => b.beginning.length - a.beginning.length);
  return (name) => exact.get(name) ?? beginnings.find(({ beginning }) => name.startsWith(beginning))?.row;
}
