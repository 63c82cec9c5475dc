// A pattern for find or grep that the shell expands first.

import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { ShellWord } from "../../shell/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

/** Unquoted `*`, `?` or `[`, and nothing that has to stay unquoted. */
const glob = /^[^'"$`\\]*[*?[][^'"$`\\]*$/;

function patternsOf(invocation: Invocation): readonly ShellWord[] {
  const { program, words, operands } = invocation;
  if (program === "grep") return hasOption(invocation, "-e", "--regexp", "-f", "--file") ? [] : operands.slice(0, 1);
  return words.flatMap(({ text }, index) => (/^-(i?name|i?path|i?wholename|i?regex|i?lname)$/.test(text) ? (words[index + 1] ?? []) : []));
}

export default defineRule({
  id: "unquoted-pattern",
  aliases: ["SC2061", "SC2062"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a pattern of `find -name` or `grep` without quotes.",
    why: "The shell expands it first: when a file of the current directory matches, find and grep get that name instead of the pattern, and look for it alone, or fail on several.",
    bad: "FROM debian:12-slim\nRUN find / -name *.pyc -delete\n",
    good: "FROM debian:12-slim\nRUN find / -name '*.pyc' -delete\n",
    fixSafety: "Needs a look: the pattern now finds everything that it says.",
  },
  messages: { found: "The shell expands {text} before {program} sees it, when a file here matches. Quote it", quote: "Quote {text}" },
  on: withShell,
  *checkInstruction(instruction, context) {
    if (!/[*?[]/.test(instruction.arguments.text) && instruction.heredocs.length === 0) return;
    for (const invocation of commandsOf(instruction, context, ["find", "grep"])) {
      for (const { text, span, value } of patternsOf(invocation)) {
        if (value !== undefined || !glob.test(text)) continue;
        yield {
          at: span,
          says: ["found", { text, program: invocation.program }],
          fix: isPlainText(instruction)
            ? { title: ["quote", { text }], safety: "review", edits: () => [replace(span, `'${text}'`)] }
            : undefined,
        };
      }
    }
  },
});
