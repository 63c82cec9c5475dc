// ENV key value and LABEL key value, without an equals sign.
import { isNamedFor } from "../../model/suppressions";
import type { Instruction, Pair } from "../../syntax/types";
import { type FixEdit, insert, replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

const id = "legacy-key-value";
const alias = "LegacyKeyValueFormat";

/** Read the same in both forms: no blank, no quote, no escape. */
const plain = /^(?:[\w./:@%+,=-]|\$\w|\$\{\w+\})+$/;
/** One pair of quotes around all of it: taken away in both forms. */
const quoted = /^(?:"[^"\\`]*"|'[^'\\`]*')$/;

/** Only signs are put in, so that the layout stays; undefined where the builder might read something else, or a comment would come to stand in quotes. */
function withEquals(file: FileContext, instruction: Instruction, { key, keySpan, value, valueSpan }: Pair): readonly FixEdit[] | undefined {
  if (value === undefined || !valueSpan || !/^[A-Za-z_][\w./-]*$/.test(key)) return undefined;
  const gap = { start: keySpan.end, end: valueSpan.start };
  if (/\S|\n/.test(file.slice(gap)) || instruction.innerComments.length > 0 || instruction.blankLines.length > 0) return undefined;
  if (plain.test(value) || quoted.test(value)) return [replace(gap, "=")];
  return /["'\\`]/.test(value) ? undefined : [replace(gap, '="'), insert(valueSpan.end, '"')];
}

/** `maintainer = "x"`: the sign and the blank behind it are part of the value. */
const setOff = /^=[ \t]+(?=\S)/;

/** Takes the blanks away; undefined where more than one word or one pair of quotes comes. */
function withoutBlanks(file: FileContext, { keySpan, value = "", valueSpan }: Pair): readonly FixEdit[] | undefined {
  const sign = setOff.exec(value)?.[0] ?? "";
  const rest = value.slice(sign.length);
  if (!valueSpan || !file.slice(valueSpan).startsWith(sign) || !(plain.test(rest) || quoted.test(rest))) return undefined;
  const gap = { start: keySpan.end, end: valueSpan.start + sign.length };
  return file.slice(gap).includes("\n") ? undefined : [replace(gap, "=")];
}

interface Place {
  readonly instruction: Instruction;
  readonly pair: Pair;
  readonly edits: readonly FixEdit[] | undefined;
}

export default defineRule({
  id,
  aliases: [alias],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds `ENV key value` and `LABEL key value`. The first one of a file is told and stands for all, with one fix for all; the buildkit profile tells each.",
    why: "BuildKit warns about this old form at every build. It takes the rest of the line as one value, so a second `key value` on the line silently becomes part of the first.",
    bad: "FROM debian:12-slim\nENV LANG C.UTF-8\n",
    good: "FROM debian:12-slim\nENV LANG=C.UTF-8\n",
    fixSafety: "Only where blanks stand around the equals sign it needs a look: the value then loses the sign, as it was meant.",
    differs: "`LABEL a = b` is the old form, too, with the value `= b`: a fault of its own, and a warning.",
  },
  messages: {
    legacy: "{keyword} {key} has no equals sign, and BuildKit warns about this old form at every build. Write {keyword} {key}=…",
    several:
      "{keyword} {key} has no equals sign ({others} more like it below), and BuildKit warns about this old form at every build. Write {keyword} {key}=…",
    blanks: "Blanks around the equals sign: the sign becomes a part of the value of {key}. Write {key}=…",
    here: "Here, too",
    equals: "Write {key}=…",
    all: "Write all {count} with an equals sign",
  },
  reads: ["ENV", "LABEL", "ONBUILD"],
  *check(file) {
    const groups: Place[][] = [];
    let told: Place[] | undefined;
    for (const instruction of file.each("ENV", "LABEL")) {
      const pair = instruction.pairs.find(({ legacy }) => legacy);
      if (!pair) continue;
      if (setOff.test(pair.value ?? "")) {
        const { key, keySpan: at } = pair;
        const edits = withoutBlanks(file, pair);
        const fix = edits && ({ title: ["equals", { key }], safety: "review", edits: () => edits } as const);
        yield { at, severity: "warning", says: ["blanks", { key }], fix };
        continue;
      }
      const place = { instruction, pair, edits: withEquals(file, instruction, pair) };
      const alone = file.options.buildkit || isNamedFor(file, instruction, [id, alias]);
      if (told && !alone) told.push(place);
      else groups.push([place]);
      if (!alone) told ??= groups.at(-1);
    }
    for (const [first, ...others] of groups) {
      if (!first) continue;
      const { keyword } = first.instruction;
      const { key } = first.pair;
      const mended = [first, ...others].flatMap(({ edits }) => (edits ? [edits] : []));
      const [only] = mended;
      yield {
        at: first.pair.keySpan,
        says: others.length === 0 ? ["legacy", { keyword, key }] : ["several", { keyword, key, others: others.length }],
        related: others.map(({ pair }) => ({ at: pair.keySpan, says: ["here"] })),
        fix:
          only === undefined
            ? undefined
            : {
                title: others.length > 0 ? ["all", { count: mended.length }] : ["equals", { key }],
                safety: "safe",
                edits: () => mended.flat(),
              },
      };
    }
  },
});
