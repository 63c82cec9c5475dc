// Brackets around a range of tr, which it takes as characters.

import { commandsOf } from "../../shell/commandsOf";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

const bracketed = /^(["']?)\[([a-zA-Z0-9]-[a-zA-Z0-9])\]\1$/;

export default defineRule({
  id: "tr-brackets",
  aliases: ["SC2021", "SC2060"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `tr '[a-z]' '[A-Z]'`.",
    why: "tr has no brackets around ranges: it takes them as two more characters. Without quotes the shell may also put a file name of one letter in their place.",
    bad: "FROM debian:12-slim\nRUN uname -s | tr [A-Z] [a-z]\n",
    good: "FROM debian:12-slim\nRUN uname -s | tr 'A-Z' 'a-z'\n",
    fixSafety: "Needs a look: brackets in the input are no longer translated.",
    whenNot: "Brackets in both sets, quoted, do no harm.",
  },
  messages: { found: "tr takes the brackets of {text} as characters. Write '{range}'", write: "Write '{range}'" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { operands } of commandsOf(instruction, context, ["tr"])) {
      for (const { text, span } of operands) {
        const range = bracketed.exec(text)?.[2];
        if (range === undefined) continue;
        yield {
          at: span,
          says: ["found", { text, range }],
          fix: isPlainText(instruction)
            ? { title: ["write", { range }], safety: "review", edits: () => [replace(span, `'${range}'`)] }
            : undefined,
        };
      }
    }
  },
});
