// The output of a command that falls apart at blanks.
import { oneWordCommands } from "../../knowledge/oneWordCommands";
import { expansions, isSplit } from "../../shell/expansions";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, scriptsWith, withShell } from "./scripts";

const first = /^(?:\$\(|`)\s*(?:\S*\/)?([\w-]+)/;

export default defineRule({
  id: "unquoted-substitution",
  aliases: ["SC2046"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `$(command)` without quotes around it where the shell cuts the output at blanks and expands `*` in it.",
    why: "Output with a blank becomes several arguments, and an empty one none, so that options and files change places.",
    bad: "FROM debian:12-slim\nRUN chown app $(cat /etc/app.path)\n",
    good: 'FROM debian:12-slim\nRUN chown app "$(cat /etc/app.path)"\n',
    fixSafety: "Needs a look: output that is meant to be several arguments becomes one.",
    whenNot: "A list that is meant to fall apart: `apt-get install $(cat packages.txt)`.",
    differs: "ShellCheck also reports `$(nproc)`, `$(uname -m)` and other commands that print one word.",
  },
  messages: { unquoted: "The output is cut at blanks into several arguments. Put it in double quotes", quote: "Put it in double quotes" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /\$\(|`/)) {
      for (const expansion of expansions(script)) {
        const { kind, span, text } = expansion;
        if (kind !== "command" || !isSplit(expansion) || oneWordCommands.has(first.exec(text)?.[1] ?? "")) continue;
        yield {
          at: span,
          says: ["unquoted"],
          fix: isPlainText(instruction)
            ? { title: ["quote"], safety: "review", edits: () => [insert(span.start, '"'), insert(span.end, '"')] }
            : undefined,
        };
      }
    }
  },
});
