// Which paths of the build context a .dockerignore leaves out. Source: moby/patternmatcher and its ignorefile reader.

/** What one element of a pattern takes: a unit, any unit but `/`, a set, a run without `/`, whole folders or nothing, anything. */
type Token =
  | { readonly kind: "unit"; readonly unit: string }
  | { readonly kind: "one" }
  | { readonly kind: "set"; readonly has: (unit: string) => boolean }
  | { readonly kind: "run" }
  | { readonly kind: "folders" }
  | { readonly kind: "anything" };

export interface IgnorePattern {
  /** Cleaned, without `!`. */
  readonly text: string;
  /** Begins with `!`: takes back what a pattern before it left out. */
  readonly negated: boolean;
  readonly tokens: readonly Token[];
}

export interface IgnoreFile {
  readonly patterns: readonly IgnorePattern[];
  readonly hasNegation: boolean;
}

/** As Go's path.Clean: `.` and `..` resolved, no doubled or trailing slash. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!rooted) parts.push(part);
  }
  return (rooted ? "/" : "") + parts.join("/") || ".";
}

interface Read {
  readonly token: Token;
  readonly end: number;
}

/** `[a-z]`, `[^a]`; undefined where it never closes. */
function readSet(pattern: string, start: number): Read | undefined {
  let at = start + 1;
  const negated = pattern[at] === "^";
  if (negated) at++;
  const ranges: { readonly low: string; readonly high: string }[] = [];
  const unit = (): string => {
    if (pattern[at] === "\\") at++;
    return pattern[at++] ?? "";
  };
  while (at < pattern.length && (pattern[at] !== "]" || ranges.length === 0)) {
    const low = unit();
    const isRange = pattern[at] === "-" && pattern[at + 1] !== "]" && at + 1 < pattern.length;
    if (isRange) at++;
    ranges.push({ low, high: isRange ? unit() : low });
  }
  if (at >= pattern.length) return undefined;
  const has = (candidate: string) => ranges.some(({ low, high }) => low <= candidate && candidate <= high) !== negated;
  return { token: { kind: "set", has }, end: at + 1 };
}

/** `**` with the slash behind it; at the end it takes all that is left. */
function readStars(pattern: string, start: number): Read {
  if (pattern[start + 1] !== "*") return { token: { kind: "run" }, end: start + 1 };
  const end = start + (pattern[start + 2] === "/" ? 3 : 2);
  return { token: { kind: end >= pattern.length ? "anything" : "folders" }, end };
}

function readToken(pattern: string, at: number): Read | undefined {
  const unit = pattern[at] ?? "";
  if (unit === "*") return readStars(pattern, at);
  if (unit === "?") return { token: { kind: "one" }, end: at + 1 };
  if (unit === "[") return readSet(pattern, at);
  if (unit !== "\\") return { token: { kind: "unit", unit }, end: at + 1 };
  const escaped = pattern[at + 1];
  return escaped === undefined ? undefined : { token: { kind: "unit", unit: escaped }, end: at + 2 };
}

/** `**name` without a slash and without other wildcards takes every path with that end. */
const bareSuffix = /^\*\*[^/*?[\]\\]/;

function tokensOf(pattern: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const read = readToken(pattern, at);
    if (!read) return undefined;
    tokens.push(read.token);
    at = read.end;
  }
  const [first, ...rest] = tokens;
  const isSuffix = bareSuffix.test(pattern) && first?.kind === "folders" && rest.every(({ kind }) => kind === "unit");
  return isSuffix ? [{ kind: "anything" }, ...rest] : tokens;
}

/** undefined: a pattern is malformed, and the build stops there. */
export function readIgnoreFile(text: string): IgnoreFile | undefined {
  const patterns: IgnorePattern[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const trimmed = line.trim();
    if (line.startsWith("#") || trimmed === "") continue;
    const negated = trimmed.startsWith("!");
    const written = negated ? trimmed.slice(1).trim() : trimmed;
    if (written === "") return undefined;
    const cleaned = cleanPath(written);
    const plain = cleaned.length > 1 ? cleaned.replace(/^\//, "") : cleaned;
    const tokens = tokensOf(plain);
    if (!tokens) return undefined;
    patterns.push({ text: plain, negated, tokens });
  }
  return { patterns, hasNegation: patterns.some(({ negated }) => negated) };
}

const repeats = ({ kind }: Token): boolean => kind === "run" || kind === "anything" || kind === "folders";

/** Adds a state, and those that are reached without taking a unit. */
function enter(tokens: readonly Token[], state: number, into: Set<number>): void {
  for (let at = state; !into.has(at); at++) {
    into.add(at);
    const token = tokens[at];
    if (!token || !repeats(token)) return;
  }
}

function takes(token: Token, unit: string): boolean {
  if (token.kind === "unit") return token.unit === unit;
  if (token.kind === "set") return token.has(unit);
  return token.kind === "one" ? unit !== "/" : token.kind === "anything" || token.kind === "folders" || unit !== "/";
}

/** The states behind a unit. Inside folders only a slash leads on. */
function step(tokens: readonly Token[], states: Iterable<number>, inFolders: Set<number>, unit: string): Set<number> {
  const next = new Set<number>();
  for (const state of states) {
    const token = tokens[state];
    if (token?.kind === "folders") inFolders.add(state);
    else if (token && takes(token, unit)) enter(tokens, repeats(token) ? state : state + 1, next);
  }
  if (unit === "/") for (const state of inFolders) enter(tokens, state + 1, next);
  return next;
}

/** The path itself or a folder around it. Time grows with the product of both lengths, whatever the pattern. */
export function matches({ tokens }: Pick<IgnorePattern, "tokens">, path: string): boolean {
  let states = new Set<number>();
  const inFolders = new Set<number>();
  enter(tokens, 0, states);
  for (const unit of path) {
    if (unit === "/" && states.has(tokens.length)) return true;
    states = step(tokens, states, inFolders, unit);
    if (states.size === 0 && inFolders.size === 0) return false;
  }
  return states.has(tokens.length);
}

/** @param path cleaned, relative to the context. The pattern that leaves it out at last; undefined: it is in the context. */
export function ignoredBy({ patterns }: IgnoreFile, path: string): IgnorePattern | undefined {
  let by: IgnorePattern | undefined;
  for (const pattern of patterns) {
    if (pattern.negated !== (by !== undefined)) continue;
    if (matches(pattern, path)) by = pattern.negated ? undefined : pattern;
  }
  return by;
}
