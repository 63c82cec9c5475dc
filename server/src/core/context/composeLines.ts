// A Compose file line by line: keys in block style, and the anchors that one mapping takes its keys from (`<<: *base`).

export interface Line {
  readonly start: number;
  readonly indent: number;
  readonly key: string;
  readonly value: string;
  /** `key: &name` */
  readonly anchor: string | undefined;
}

const plain = (value: string): string =>
  value
    .replace(/\s+#.*$/, "")
    .trim()
    .replace(/^(['"])(.*)\1$/, "$2");

/** Lines of the form `key: value`; lists, comments and blank lines are left out, but for the aliases below `<<:`. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const found = /^( *)(?:"([^"]+)"|'([^']+)'|(<<|[\w.-]+))\s*:(?:\s+(.*?))?\s*\r?$/.exec(raw);
    const last = lines.at(-1);
    const alias = last?.key === "<<" ? /^\s*-\s+(\*[^\s,]+)/.exec(raw)?.[1] : undefined;
    if (found) {
      const [, indent = "", doubled, single, bare, written = ""] = found;
      const [, anchor, rest = written] = /^&(\S+)\s*(.*)$/.exec(written) ?? [];
      lines.push({ start, indent: indent.length, key: doubled ?? single ?? bare ?? "", value: plain(rest), anchor });
    } else if (last && alias !== undefined) lines[lines.length - 1] = { ...last, value: `${last.value} ${alias}` };
    start += raw.length + 1;
  }
  return lines;
}

/** The lines below `lines[at]`, of the next deeper level only, with their index. */
export function children(lines: readonly Line[], at: number): readonly number[] {
  const parent = lines[at];
  const inner: number[] = [];
  let level: number | undefined;
  for (let next = at + 1; parent && next < lines.length; next++) {
    const indent = lines[next]?.indent ?? 0;
    if (indent <= parent.indent) break;
    level ??= indent;
    if (indent === level) inner.push(next);
  }
  return inner;
}

/** Where the anchors of a file stand. */
export const anchorsIn = (lines: readonly Line[]): ReadonlyMap<string, number> =>
  new Map(lines.flatMap(({ anchor }, index) => (anchor === undefined ? [] : [[anchor, index]])));

const mostMerges = 20;

/** The keys of a mapping by their names, with those that it takes from others: its own first, then in the order in which they are named. */
export function keysOf(lines: readonly Line[], at: number, anchors: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  const waiting = [at];
  for (let merged = 0; waiting.length > 0 && merged < mostMerges; merged++) {
    const mapping = waiting.shift() ?? at;
    const inner = children(lines, mapping);
    const from = inner.flatMap((index) => (lines[index]?.key === "<<" ? [...(lines[index]?.value.matchAll(/\*([^\s,[\]]+)/g) ?? [])] : []));
    for (const index of inner) {
      const { key = "" } = lines[index] ?? {};
      if (key !== "<<" && !keys.has(key)) keys.set(key, index);
    }
    // What a mapping takes comes before what the next one in the list does.
    waiting.unshift(...from.flatMap(([, name = ""]) => anchors.get(name) ?? []));
  }
  return keys;
}
