// Wildcards in paths, `*`, `?`, `[a-z]` and `**`: compared in time that grows with the product of both lengths, whatever the pattern.

/** What one element of a pattern takes: a unit, any unit but `/`, a set, a run without `/`, whole folders or nothing, anything. */
type Token =
  | { readonly kind: "unit"; readonly unit: string }
  | { readonly kind: "one" }
  | { readonly kind: "set"; readonly has: (unit: string) => boolean }
  | { readonly kind: "run" }
  | { readonly kind: "folders" }
  | { readonly kind: "anything" };

export type Glob = readonly Token[];

/** Something in the text stands for more than itself. */
export const hasWildcard = (text: string): boolean => /[*?[]/.test(text);

interface Read {
  readonly token: Token;
  readonly end: number;
}

/** `[a-z]`, `[^a]`; undefined where Go finds it malformed: open, empty, or with a bare `-` or `]` for a unit. */
function readSet(pattern: readonly string[], start: number): Read | undefined {
  let at = start + 1;
  const negated = pattern[at] === "^";
  if (negated) at++;
  const ranges: { readonly low: string; readonly high: string }[] = [];
  const unit = (): string | undefined => {
    if (pattern[at] === "-" || pattern[at] === "]") return undefined;
    if (pattern[at] === "\\") at++;
    return pattern[at++];
  };
  while (pattern[at] !== "]" || ranges.length === 0) {
    const low = unit();
    const isRange = pattern[at] === "-";
    if (isRange) at++;
    const high = isRange ? unit() : low;
    if (low === undefined || high === undefined) return undefined;
    ranges.push({ low, high });
  }
  const has = (candidate: string) => ranges.some(({ low, high }) => low <= candidate && candidate <= high) !== negated;
  return { token: { kind: "set", has }, end: at + 1 };
}

/** `**` with the slash behind it; at the end it takes all that is left. */
function readStars(pattern: readonly string[], start: number): Read {
  if (pattern[start + 1] !== "*") return { token: { kind: "run" }, end: start + 1 };
  const end = start + (pattern[start + 2] === "/" ? 3 : 2);
  return { token: { kind: end >= pattern.length ? "anything" : "folders" }, end };
}

function readToken(pattern: readonly string[], at: number): Read | undefined {
  const unit = pattern[at] ?? "";
  if (unit === "*") return { token: { kind: "run" }, end: at + 1 };
  if (unit === "?") return { token: { kind: "one" }, end: at + 1 };
  if (unit === "[") return readSet(pattern, at);
  if (unit !== "\\") return { token: { kind: "unit", unit }, end: at + 1 };
  const escaped = pattern[at + 1];
  return escaped === undefined ? undefined : { token: { kind: "unit", unit: escaped }, end: at + 2 };
}

/** @param twoStars `folders`: they reach over folders, as in a .dockerignore; `plain`: they are two stars. undefined: malformed. */
export function readGlob(text: string, twoStars: "folders" | "plain"): Glob | undefined {
  const pattern = [...text];
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const read = twoStars === "folders" && pattern[at] === "*" ? readStars(pattern, at) : readToken(pattern, at);
    if (!read) return undefined;
    tokens.push(read.token);
    at = read.end;
  }
  return tokens;
}

const repeats = ({ kind }: Token): boolean => kind === "run" || kind === "anything" || kind === "folders";

/** Adds a state, and those that are reached without taking a unit. */
function enter(glob: Glob, state: number, into: Set<number>): void {
  for (let at = state; !into.has(at); at++) {
    into.add(at);
    const token = glob[at];
    if (!token || !repeats(token)) return;
  }
}

function takes(token: Token, unit: string): boolean {
  if (token.kind === "unit") return token.unit === unit;
  if (token.kind === "set") return token.has(unit);
  return token.kind === "one" ? unit !== "/" : token.kind === "anything" || token.kind === "folders" || unit !== "/";
}

/** The states behind a unit. Inside folders only a slash leads on. */
function step(glob: Glob, states: Iterable<number>, inFolders: Set<number>, unit: string): Set<number> {
  const next = new Set<number>();
  for (const state of states) {
    const token = glob[state];
    if (token?.kind === "folders") inFolders.add(state);
    else if (token && takes(token, unit)) enter(glob, repeats(token) ? state : state + 1, next);
  }
  if (unit === "/") for (const state of inFolders) enter(glob, state + 1, next);
  return next;
}

/** @param reach `whole`: the path itself; `below`: also what lies in a folder that the glob takes. */
export function globTakes(glob: Glob, path: string, reach: "whole" | "below"): boolean {
  let states = new Set<number>();
  const inFolders = new Set<number>();
  enter(glob, 0, states);
  for (const unit of path) {
    if (reach === "below" && unit === "/" && states.has(glob.length)) return true;
    states = step(glob, states, inFolders, unit);
    if (states.size === 0 && inFolders.size === 0) return false;
  }
  return states.has(glob.length);
}

/** Go's filepath.Match, by which the builder finds the sources of a COPY; a malformed pattern takes nothing. Both clean. */
export function globMatches(pattern: string, path: string): boolean {
  const glob = readGlob(pattern, "plain");
  return glob !== undefined && globTakes(glob, path, "whole");
}
