// The wildcard patterns of `${v#p}`, `${v%p}` and `${v/p/r}`: `*` and `?` only, matched in time proportional to pattern and value.

type Outcome = { readonly value: string } | { readonly error: string };

/** Comparisons of one substitution; only text made to be slow needs more, and is refused. */
const mostWork = 50_000_000;
const tooMuch = (pattern: string, value: string): boolean => pattern.length * value.length > mostWork;
const refused: Outcome = { error: "pattern and value are too long" };

const anyOne = Symbol("?");
type Token = string | typeof anyOne;
/** Between two segments stands a `*`. */
type Segment = readonly Token[];

/** @param pattern by code points. A backslash takes away the meaning of `*`, `?` and itself, and is dropped before `}` and `/`. */
function compile(pattern: readonly string[]): { readonly segments: readonly Segment[] } | { readonly error: string } {
  const segments: Token[][] = [[]];
  // A byte-order mark at the start of what BuildKit scans is dropped.
  for (let at = pattern[0] === "\uFEFF" ? 1 : 0; at < pattern.length; at++) {
    const char = pattern[at] ?? "";
    const following = pattern[at + 1] ?? "";
    if (char === "*") segments.push([]);
    else if (char === "?") segments.at(-1)?.push(anyOne);
    else if (char !== "\\") segments.at(-1)?.push(char);
    else if (following === "*" || following === "?" || following === "\\") {
      segments.at(-1)?.push(following);
      at++;
    } else if (following !== "}" && following !== "/") return { error: `invalid escape '\\${following}'` };
  }
  return { segments };
}

function fits(segment: Segment, value: readonly string[], at: number): boolean {
  if (at + segment.length > value.length) return false;
  return segment.every((token, index) => (token === anyOne ? value[at + index] !== "\n" : token === value[at + index]));
}

/** A `*` does not reach over a line feed. */
function reachOfStar(value: readonly string[], at: number): number {
  const feed = value.indexOf("\n", at);
  return feed < 0 ? value.length : feed;
}

function find(segment: Segment, value: readonly string[], from: number, last: boolean): number {
  const reach = reachOfStar(value, from);
  if (last) {
    for (let at = reach; at >= from; at--) if (fits(segment, value, at)) return at;
  } else {
    for (let at = from; at <= reach; at++) if (fits(segment, value, at)) return at;
  }
  return -1;
}

/** End of the match that begins at `start`, or -1. */
function matchEnd(segments: readonly Segment[], value: readonly string[], start: number, longest: boolean): number {
  const [first = [], ...rest] = segments;
  if (!fits(first, value, start)) return -1;
  let at = start + first.length;
  for (const [index, segment] of rest.entries()) {
    const found = find(segment, value, at, longest && index === rest.length - 1);
    if (found < 0) return -1;
    at = found + segment.length;
  }
  return at;
}

/** `\x` stays in front of its character when a pattern is turned around. */
function reversed(pattern: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? "";
    const following = pattern[at + 1];
    if (char === "\\" && following !== undefined) {
      result.push(following);
      at++;
    }
    result.push(char);
  }
  return result.reverse();
}

/** `${v#p}` and `${v%p}`: takes the shortest or longest match away from the start or the end. */
export function trimPattern(pattern: string, value: string, how: { readonly fromEnd: boolean; readonly longest: boolean }): Outcome {
  if (tooMuch(pattern, value)) return refused;
  const compiled = compile(how.fromEnd ? reversed([...pattern]) : [...pattern]);
  if ("error" in compiled) return compiled;
  const chars = how.fromEnd ? [...value].reverse() : [...value];
  const end = matchEnd(compiled.segments, chars, 0, how.longest);
  const rest = chars.slice(Math.max(end, 0));
  return { value: (how.fromEnd ? rest.reverse() : rest).join("") };
}

/** First match at or behind `from`, longest. */
function search(segments: readonly Segment[], value: readonly string[], from: number): { start: number; end: number } | undefined {
  const [first = []] = segments;
  const oneLine = !segments.some((segment) => segment.includes("\n"));
  for (let start = from; start <= value.length; start++) {
    if (!fits(first, value, start)) continue;
    const end = matchEnd(segments, value, start, true);
    if (end >= 0) return { start, end };
    // What comes behind the first `*` is nowhere on this line, so a later start on it fails as well.
    if (oneLine) start = reachOfStar(value, start);
  }
  return undefined;
}

/** Go expands `$0`, `$name` and `$$` in the replacement of all matches; there are no groups, so names are empty. */
const filled = (template: string, match: string): string =>
  template.replace(/\$(?:(\$)|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu, (_whole, double?: string, name?: string, braced?: string) =>
    double ? "$" : /^0+$/.test(name ?? braced ?? "") ? match : "",
  );

/** `${v/p/r}` and `${v//p/r}`. */
export function replacePattern(pattern: string, text: string, by: string, all: boolean): Outcome {
  if (tooMuch(pattern, text)) return refused;
  const compiled = compile([...pattern]);
  if ("error" in compiled) return compiled;
  const value = [...text];
  let result = "";
  let done = 0;
  for (let from = 0; from <= value.length; ) {
    const match = search(compiled.segments, value, from);
    if (!match) break;
    result += value.slice(done, match.start).join("");
    if (!all) return { value: result + by + value.slice(match.end).join("") };
    // An empty match directly behind another one does not count.
    if (match.end > done || match.start === 0) result += filled(by, value.slice(match.start, match.end).join(""));
    done = match.end;
    from = Math.max(from + 1, match.end);
  }
  return { value: result + value.slice(done).join("") };
}
