// egrep and fgrep, which GNU grep is about to drop.

import { commandsOf } from "../../shell/commandsOf";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

const readsErrors = /2>|&>|>&|\|&/;

export default defineRule({
  id: "egrep-or-fgrep",
  aliases: ["SC2196", "SC2197"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `egrep` and `fgrep`.",
    why: "GNU grep 3.8 and later print a warning for each call, and newer images may not have them any more.",
    bad: "FROM debian:12-slim\nRUN ls /opt | egrep 'a|b'\n",
    good: "FROM debian:12-slim\nRUN ls /opt | grep -E 'a|b'\n",
    fixSafety: "Safe, but where error output is read too: the warning is then gone from it.",
  },
  messages: { old: "{program} is obsolete and warns at each call. Write {instead}", write: "Write {instead}" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { program, nameSpan, words, script } of commandsOf(instruction, context, ["egrep", "fgrep"])) {
      const instead = program === "egrep" ? "grep -E" : "grep -F";
      yield {
        at: nameSpan,
        says: ["old", { program, instead }],
        fix:
          isPlainText(instruction) && words[0]?.text === program
            ? {
                title: ["write", { instead }],
                safety: readsErrors.test(script.source.text) ? "review" : "safe",
                edits: () => [replace(nameSpan, instead)],
              }
            : undefined,
      };
    }
  },
});
