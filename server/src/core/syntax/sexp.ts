// The tree in the dump format of BuildKit's parser: one S-expression a line.

import { isByteSpace } from "./blanks";
import { readingOf } from "./keywords";
import type { Flag, Instruction, Pair, SyntaxTree } from "./types";

/** One line an instruction, without a line end behind the last. Says nothing of errors: see `tree.errors`. */
export const toSexp = (tree: SyntaxTree): string => tree.instructions.map((instruction) => `(${dump(instruction)})`).join("\n");

function dump(instruction: Instruction): string {
  const flags = instruction.flags.length > 0 ? [`[${instruction.flags.map((flag) => quote(flagText(flag))).join(" ")}]`] : [];
  return [instruction.keyword.toLowerCase(), ...flags, ...operands(instruction)].join(" ");
}

const flagText = (flag: Flag): string => `--${flag.name}${flag.value === undefined ? "" : `=${flag.value}`}`;

function operands(instruction: Instruction): string[] {
  if (instruction.trigger) return [`(${dump(instruction.trigger)})`];
  const kind = instruction.healthcheck ? [quote(firstWord(instruction.arguments.text))] : [];
  if (instruction.json) return [...kind, ...instruction.json.map((item) => quote(item.value))];
  switch (readingOf(instruction.keyword)) {
    case "pairs":
      return instruction.pairs.flatMap((pair) => [pair.key, pair.value ?? "", pair.legacy ? "" : "="].map(quote));
    case "names":
      return instruction.pairs.map((pair) => quote(nameText(pair)));
    case "words":
    case "text":
    case "json-or-words":
      return instruction.words.map((word) => quote(word.text));
    case "json-or-command":
      return instruction.arguments.text === "" ? [] : [quote(instruction.arguments.text)];
    case "healthcheck": {
      const command = instruction.healthcheck?.command.text ?? "";
      return command === "" ? kind : [...kind, quote(command)];
    }
    default:
      // BuildKit gives an unknown instruction, and nothing to ONBUILD, one empty operand or none.
      return readingOf(instruction.keyword) === undefined ? ['""'] : [];
  }
}

/** HEALTHCHECK's type word is dumped as it is written. */
function firstWord(text: string): string {
  let end = 0;
  while (end < text.length && !isByteSpace(text.charCodeAt(end))) end++;
  return text.slice(0, end);
}

const nameText = (pair: Pair): string => (pair.value === undefined ? pair.key : `${pair.key}=${pair.value}`);

const named: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

/** As Go's `strconv.Quote`. */
function quote(text: string): string {
  return `"${text.replace(/\p{Cs}/gu, "\uFFFD").replace(/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, escaped)}"`;
}

function escaped(char: string): string {
  const short = named[char];
  if (short !== undefined) return short;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
