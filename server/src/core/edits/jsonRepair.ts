// An array that is no valid JSON, written as it was meant: single or curly quotes, missing or trailing commas, an open end.
import { toJsonArray } from "../shell/words";
import type { Instruction } from "../syntax/types";
import { replace, type TextEdit } from "../text/span";

const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", "“": "”", "”": "”", "‘": "’", "’": "’", "`": "`" };
const blank = /[\s,]/;

export interface Meant {
  readonly items: readonly string[];
  /** Every item stands in quotes. */
  readonly quoted: boolean;
  readonly commas: boolean;
  /** Something stands behind the closing bracket. */
  readonly rest: string;
  readonly closed: boolean;
}

interface Read {
  readonly item: string;
  readonly end: number;
}

/** A backslash is kept unless it stands before a quote or another backslash. */
function readQuoted(text: string, start: number): Read | undefined {
  const closer = closers[text[start] ?? ""];
  let item = "";
  for (let at = start + 1; at < text.length; at++) {
    const unit = text[at] ?? "";
    const next = text[at + 1] ?? "";
    if (unit === "\\" && (next === closer || next === "\\" || next === '"')) {
      item += next;
      at++;
    } else if (unit === closer) return { item, end: at + 1 };
    else item += unit;
  }
  return undefined;
}

function readBare(text: string, start: number): Read {
  let end = start;
  while (end < text.length && !blank.test(text[end] ?? "") && text[end] !== "]") end++;
  return { item: text.slice(start, end), end };
}

/** @param text begins with `[`. undefined where a quote never closes. */
export function readMeant(text: string): Meant | undefined {
  const items: string[] = [];
  let quoted = true;
  let commas = false;
  let at = 1;
  while (at < text.length) {
    const unit = text[at] ?? "";
    if (blank.test(unit)) {
      commas ||= unit === ",";
      at++;
      continue;
    }
    if (unit === "]") return { items, quoted, commas, rest: text.slice(at + 1).trim(), closed: true };
    const isQuoted = Object.hasOwn(closers, unit);
    const read = isQuoted ? readQuoted(text, at) : readBare(text, at);
    if (!read) return undefined;
    quoted &&= isQuoted;
    items.push(read.item);
    at = read.end;
  }
  return { items, quoted, commas, rest: "", closed: false };
}

/** Not `[ -f x ]`, `[[ … ]]`, `[ "$a" = b ] || …`, which are commands. */
export function looksLikeArray(text: string, meant: Meant): boolean {
  if (meant.items.length === 0 || text[1] === "[") return false;
  if (meant.quoted) return meant.commas || !/\s/.test(text[1] ?? "");
  return meant.commas && meant.rest === "" && meant.closed && !/[;&|<>$]/.test(text);
}

/** `['a', 'b']` with double quotes, the rest as it is; undefined where that makes no array either. */
function doubleQuoted(text: string): string | undefined {
  const quoted = text.replace(/[“”'‘’]/g, '"').replace(/,\s*\]$/, "]");
  try {
    const value: unknown = JSON.parse(quoted);
    if (!Array.isArray(value) || !value.every((word) => typeof word === "string")) return undefined;
    return value.length === 1 && value[0] === "" ? "[]" : quoted; // an empty program cannot be meant
  } catch {
    return undefined; // more is wrong than the quotes
  }
}

/** @param oneLine its own blanks stay; those of continued lines would look odd on one */
function repaired(text: string, oneLine: boolean): string | undefined {
  const quoted = oneLine ? doubleQuoted(text) : undefined;
  if (quoted !== undefined) return quoted;
  const meant = readMeant(text);
  return meant?.rest === "" && !meant.items.includes("") ? toJsonArray(meant.items) : undefined;
}

/** What is meant to be an array as a valid one; undefined where it is not certain what was meant, or a comment stands among the strings. */
export function repairArray({ keyword, arguments: whole, healthcheck, innerComments }: Instruction): TextEdit | undefined {
  const line = keyword === "HEALTHCHECK" ? healthcheck?.command : whole;
  if (!line?.text.startsWith("[")) return undefined;
  const { start, end } = line.span;
  if (innerComments.some(({ span }) => span.start > start && span.end < end)) return undefined;
  const array = repaired(line.text.trimEnd(), end - start === line.text.length);
  return array === undefined ? undefined : replace(line.span, array);
}
