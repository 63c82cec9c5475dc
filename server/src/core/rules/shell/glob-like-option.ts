// `*` as an argument, where a file name that begins with a dash becomes an option.

import { allCommands } from "../../shell/commandsOf";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

/** Print their arguments, or take none of them for a file. */
const takesAnything: ReadonlySet<string> = new Set(["echo", "printf", "case", "[", "test", "expr", "export", "find", "grep", "zip"]);

export default defineRule({
  id: "glob-like-option",
  aliases: ["SC2035"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds arguments that begin with `*` or `?`, such as `rm *.log`.",
    why: "The shell puts file names in its place. One that begins with `-` is then an option of the command.",
    bad: "FROM debian:12-slim\nRUN rm *.log\n",
    good: "FROM debian:12-slim\nRUN rm ./*.log\n",
    fixSafety: "Needs a look: the command sees the names with ./ in front.",
    whenNot: "Directories whose file names are known.",
  },
  messages: { found: "A file whose name begins with - would be taken for an option. Write ./{text}", write: "Write ./{text}" },
  on: withShell,
  *checkInstruction(instruction, context) {
    if (!/[*?]/.test(instruction.arguments.text) && instruction.heredocs.length === 0) return;
    for (const { program, words } of allCommands(instruction, context)) {
      if (takesAnything.has(program)) continue;
      for (const { text, span, value } of words.slice(1)) {
        if (text === "--") break;
        if (value !== undefined || !/^[*?]/.test(text)) continue;
        yield {
          at: span,
          says: ["found", { text }],
          fix: isPlainText(instruction)
            ? { title: ["write", { text }], safety: "review", edits: () => [insert(span.start, "./")] }
            : undefined,
        };
      }
    }
  },
});
