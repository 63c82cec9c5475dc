// A brace without quotes that the shell takes as text.

import { allCommands } from "../../shell/commandsOf";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

export default defineRule({
  id: "literal-braces",
  aliases: ["SC1083"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `{` and `}` without quotes in an argument that is no brace expansion: `curl -w %{http_code}`.",
    why: "The shell takes them as text here, and as an expansion as soon as a comma comes between. Quotes say which one is meant.",
    bad: "FROM debian:12-slim\nRUN curl -w %{http_code} https://example.com/\n",
    good: "FROM debian:12-slim\nRUN curl -w '%{http_code}' https://example.com/\n",
    fixSafety: "Needs a look only because a RUN is run again when its text changes; the command does the same.",
  },
  messages: { found: "The braces are taken as text here. Quote {text}", quote: "Quote {text}" },
  on: withShell,
  *checkInstruction(instruction, context) {
    if (!instruction.arguments.text.includes("{") && instruction.heredocs.length === 0) return;
    for (const { words } of allCommands(instruction, context)) {
      for (const { text, value, span } of words.slice(1)) {
        if (value !== text || !/[{}]/.test(text) || /\{\}|\{[^}]*(,|\.\.)[^}]*\}/.test(text)) continue;
        yield {
          at: span,
          says: ["found", { text }],
          fix: isPlainText(instruction)
            ? { title: ["quote", { text }], safety: "review", edits: () => [replace(span, `'${text}'`)] }
            : undefined,
        };
      }
    }
  },
});
