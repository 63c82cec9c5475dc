// An equals sign between the key and the value of the old form, `ENV key value`; of `key = value` the blanks are taken away.
import type { Instruction, Pair } from "../syntax/types";
import { type FixEdit, insert, replace } from "../text/span";
import type { Written } from "./instructionLines";

interface Forms {
  /** Read the same in both forms: no blank outside of quotes, no escape. Quotes are taken away in both, wherever they stand. */
  readonly same: RegExp;
  /** Reads otherwise in quotes, or has some of its own. */
  readonly special: RegExp;
}

/** By the builder's escape character; the other one is a sign like any. */
const forms: Readonly<Record<"\\" | "`", Forms>> = {
  "\\": {
    same: /^(?:[\w./:@%+,=~-]|\$\w|\$\{\w+(?::?[+-][\w./:@%,=-]{0,200})?\}|"[^"\\]*"|'[^'\\]*')+$/,
    special: /["'\\]/,
  },
  "`": {
    same: /^(?:[\w./:;@%+,=~\\-]|\$\w|\$\{\w+(?::?[+-][\w./:@%,=-]{0,200})?\}|"[^"`]*"|'[^'`]*')+$/,
    special: /["'`]/,
  },
};

/** Whatever the escape character. */
const plain = /^(?:(?:[\w./:@%+,=~-]|\$\w|\$\{\w+\})+|"[^"\\`]*"|'[^'\\`]*')$/;

/** Only signs are put in, so that the layout stays; undefined where the builder might read something else, or a comment would come to stand in quotes. */
export function withEquals(
  file: Written,
  instruction: Instruction,
  { key, keySpan, value, valueSpan }: Pair,
): readonly FixEdit[] | undefined {
  if (value === undefined || !valueSpan || !/^[A-Za-z_][\w./-]*$/.test(key)) return undefined;
  const gap = { start: keySpan.end, end: valueSpan.start };
  if (/\S|\n/.test(file.slice(gap)) || instruction.innerComments.length > 0 || instruction.blankLines.length > 0) return undefined;
  const form = forms[file.tree.escape];
  if (form.same.test(value)) return [replace(gap, "=")];
  return form.special.test(value) ? undefined : [replace(gap, '="'), insert(valueSpan.end, '"')];
}

/** `maintainer = "x"`: the sign and the blank behind it are part of the value. */
export const setOff = /^=[ \t]+(?=\S)/;

/** Takes the blanks away; undefined where more than one word or one pair of quotes comes. */
export function withoutBlanks(file: Written, { keySpan, value = "", valueSpan }: Pair): readonly FixEdit[] | undefined {
  const sign = setOff.exec(value)?.[0] ?? "";
  const rest = value.slice(sign.length);
  if (!valueSpan || !file.slice(valueSpan).startsWith(sign) || !plain.test(rest)) return undefined;
  const gap = { start: keySpan.end, end: valueSpan.start + sign.length };
  return file.slice(gap).includes("\n") ? undefined : [replace(gap, "=")];
}
