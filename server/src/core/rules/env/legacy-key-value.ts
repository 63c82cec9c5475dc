// ENV key value and LABEL key value, without an equals sign.
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** The value as one word that the builder reads back the same; undefined where that is not certain. */
function quoted(value: string): string | undefined {
  if (/^[\w./:@%+,=-]+$/.test(value)) return value;
  // Quotes, escapes and line ends mean different things in the two forms.
  return /["'\\`\n]/.test(value) ? undefined : `"${value}"`;
}

export default defineRule({
  id: "legacy-key-value",
  aliases: ["LegacyKeyValueFormat"],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds `ENV key value` and `LABEL key value`.",
    why: "This old form takes the rest of the line as one value: a second `key value` on the line silently becomes part of the first. Docker keeps it for old files only.",
    bad: "FROM debian:12-slim\nENV LANG C.UTF-8\n",
    good: "FROM debian:12-slim\nENV LANG=C.UTF-8\n",
  },
  messages: {
    legacy: "{keyword} without an equals sign takes the whole rest of the line as the value of {key}. Write {keyword} {key}=…",
    equals: "Write {key}=…",
  },
  on: ["ENV", "LABEL"],
  *checkInstruction(instruction) {
    const pair = instruction.pairs.find(({ legacy }) => legacy);
    if (!pair) return;
    const { keyword } = instruction;
    const value = pair.value ?? "";
    const word = quoted(value);
    yield {
      at: pair.keySpan,
      says: ["legacy", { keyword, key: pair.key }],
      fix:
        word === undefined
          ? undefined
          : { title: ["equals", { key: pair.key }], safety: "safe", edits: () => [replace(pair.span, `${pair.key}=${word}`)] },
    };
  },
});
