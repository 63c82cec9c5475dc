// Several pairs in one ENV or LABEL of which the builder reads the first alone: the old form takes the rest as its value.
// Source: parseNameVal of BuildKit's dockerfile parser.
import type { Instruction, Pair } from "../syntax/types";
import { type FixEdit, insert, replace } from "../text/span";
import { setOff } from "./equalsSign";
import type { Written } from "./instructionLines";

export interface SwallowedPairs {
  /** Those that nothing sets. */
  readonly keys: readonly string[];
  /** Each with an equals sign and without blanks around it; undefined where a value could be read otherwise. */
  readonly edits: readonly FixEdit[] | undefined;
}

interface Part {
  readonly key: string;
  /** Between the key and its value. */
  readonly gap: readonly [start: number, end: number];
  /** Where the value ends. */
  readonly end: number;
}

const patterns = {
  "\\": {
    gap: /(?:[ \t]|\\[ \t]*\r?\n)*/y,
    value: /(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|'[^'\r\n]*'|[^\s"'\\]|\\[^\s])+/y,
    line: /\\[ \t]*\r?\n/g,
  },
  "`": { gap: /(?:[ \t]|`[ \t]*\r?\n)*/y, value: /(?:"(?:[^"`\r\n]|`[^\r\n])*"|'[^'\r\n]*'|[^\s"'`]|`[^\s])+/y, line: /`[ \t]*\r?\n/g },
} as const;

function endOf(pattern: RegExp, text: string, at: number): number {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return at + (sticky.exec(text)?.[0].length ?? 0);
}

/** ` = "x" B = "y"`: all of it such pairs, one behind the other. */
function setOffParts(text: string, key: string, { gap, value }: (typeof patterns)["\\" | "`"]): readonly Part[] | undefined {
  const parts: Part[] = [];
  let name = key;
  for (let at = 0; ; ) {
    const sign = endOf(gap, text, at);
    const start = endOf(gap, text, sign + 1);
    const end = endOf(value, text, start);
    if (text[sign] !== "=" || end === start) return undefined;
    parts.push({ key: name, gap: [at, start], end });
    const next = endOf(gap, text, end);
    if (next >= text.length) return parts;
    const behind = endOf(/[A-Za-z_][\w./-]*/y, text, next);
    if (next === end || behind === next) return undefined;
    name = text.slice(next, behind);
    at = behind;
  }
}

/** `NAME value` or `NAME=value` on a line of its own; of LABEL, whose values are sentences, with the sign alone. */
const ownLine = { ENV: /^[ \t]*([A-Z_][A-Z0-9_]*)(=|[ \t]+(?!=))(?=\S)/, LABEL: /^[ \t]*([a-z_][\w./-]*)(=)(?=\S)/i } as const;

/** ` b`, then `C d` and `E=f` on lines of their own. */
function lineParts(text: string, key: string, line: RegExp, own: RegExp): readonly Part[] | undefined {
  const parts: Part[] = [];
  let at = 0;
  for (const piece of text.split(line)) {
    const start = text.indexOf(piece, at);
    const found = parts.length === 0 ? /^([ \t]+)(?=[^\s=])/.exec(piece) : own.exec(piece);
    const isOpen = piece.split('"').length % 2 === 0 || piece.split("'").length % 2 === 0;
    if (!found || isOpen) return undefined;
    const sign = found[2] ?? found[1] ?? "";
    const from = start + found[0].length;
    parts.push({ key: parts.length === 0 ? key : (found[1] ?? ""), gap: [from - sign.length, from], end: start + piece.trimEnd().length });
    at = start + piece.length;
  }
  return parts;
}

/** Quoted as a whole, or without blanks and quotes. */
const plain = /^(?:"[^"\\`]*"|'[^'\\`]*'|[^\s"'\\`]+)$/;

function editsOf(parts: readonly Part[], text: string, offset: number): readonly FixEdit[] | undefined {
  const edits: FixEdit[] = [];
  for (const { gap, end } of parts) {
    const value = text.slice(gap[1], end);
    const isPlain = plain.test(value);
    if (!isPlain && (/["'\\`]/.test(value) || text[gap[1] - 1] === "=" || !/\S/.test(value))) return undefined;
    if (/\n/.test(text.slice(...gap))) return undefined;
    if (text.slice(...gap) !== "=") edits.push(replace({ start: offset + gap[0], end: offset + gap[1] }, isPlain ? "=" : '="'));
    if (!isPlain) edits.push(insert(offset + end, '"'));
  }
  return edits;
}

export function swallowedPairs(file: Written, instruction: Instruction, { key, keySpan, value = "" }: Pair): SwallowedPairs | undefined {
  const kind = patterns[file.tree.escape];
  const text = file.slice({ start: keySpan.end, end: instruction.arguments.span.end });
  const own = instruction.keyword === "LABEL" ? ownLine.LABEL : ownLine.ENV;
  const parts = setOff.test(value) ? setOffParts(text, key, kind) : text.includes("\n") ? lineParts(text, key, kind.line, own) : undefined;
  const [, ...swallowed] = parts ?? [];
  if (!parts || swallowed.length === 0) return undefined;
  const isPlain = instruction.innerComments.length === 0 && instruction.blankLines.length === 0;
  return { keys: swallowed.map((part) => part.key), edits: isPlain ? editsOf(parts, text, keySpan.end) : undefined };
}
