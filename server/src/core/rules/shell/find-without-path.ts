// find without a directory to start in.

import { commandsOf } from "../../shell/commandsOf";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

export default defineRule({
  id: "find-without-path",
  aliases: ["SC2185"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `find` whose first argument is a test, not a directory.",
    why: "GNU and BusyBox find start in the current directory then; others refuse. Which directory that is does not show on the line.",
    bad: "FROM debian:12-slim\nRUN find -name '*.pyc' -delete\n",
    good: "FROM debian:12-slim\nRUN find . -name '*.pyc' -delete\n",
  },
  messages: { found: "find has no directory to start in and takes the current one. Name it", add: "Add ." },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { words, nameSpan } of commandsOf(instruction, context, ["find"])) {
      const at = words.findIndex(({ text }, index) => index > 0 && !/^-([HLP]|D|O\d?)$/.test(text));
      const first = words[at];
      if (!first || !/^(-|!|\\?\()/.test(first.text) || /^--?(help|version)$/.test(first.text)) continue;
      const end = words[at - 1]?.span.end ?? nameSpan.end;
      yield { at: nameSpan, says: ["found"], fix: { title: ["add"], safety: "safe", edits: () => [insert(end, " .")] } };
    }
  },
});
