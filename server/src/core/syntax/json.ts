// The JSON array of an exec form: its strings with their places, or why it is none.
import { skipSpaces } from "./blanks";
import type { Piece } from "./split";

export type JsonArray =
  | { readonly kind: "strings"; readonly items: readonly Piece[] }
  /** Broken JSON, or something else than an array: BuildKit falls back to the shell form. */
  | { readonly kind: "none" }
  /** Valid JSON, but not all of it strings: BuildKit refuses it. */
  | { readonly kind: "mixed" };

/** A JSON string literal; a lone quote inside needs a backslash, control characters need an escape. */
const literal = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const gap = /[ \t\r\n]*/y;

function skipGap(text: string, at: number): number {
  gap.lastIndex = at;
  gap.test(text);
  return gap.lastIndex;
}

/** Escapes resolved; half a surrogate pair becomes U+FFFD as in Go. */
const decode = (quoted: string): string => (JSON.parse(quoted) as string).replace(/\p{Cs}/gu, "\uFFFD");

export function readJsonArray(line: string, start: number, end: number): JsonArray {
  const open = skipSpaces(line, start, end);
  if (line[open] !== "[" || open >= end) return { kind: "none" };
  const text = line.slice(0, end);
  return readStrings(text, open) ?? (isArrayForGo(text.slice(open)) ? { kind: "mixed" } : { kind: "none" });
}

function readStrings(text: string, open: number): JsonArray | undefined {
  const items: Piece[] = [];
  let at = skipGap(text, open + 1);
  while (text[at] !== "]" || items.length > 0) {
    literal.lastIndex = at;
    if (!literal.test(text)) return undefined;
    const end = literal.lastIndex;
    items.push({ text: decode(text.slice(at, end)), start: at, end });
    at = skipGap(text, end);
    if (text[at] === "]") break;
    if (text[at] !== ",") return undefined;
    at = skipGap(text, at + 1);
  }
  return skipGap(text, at + 1) === text.length ? { kind: "strings", items } : undefined;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Go refuses numbers beyond a double's range and nesting over 10,000 levels; both are broken JSON to BuildKit. */
function isArrayForGo(text: string): boolean {
  const value = parseJson(text);
  if (!Array.isArray(value)) return false;
  let level: unknown[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > 10_000 || level.some((item) => typeof item === "number" && !Number.isFinite(item))) return false;
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return true;
}
