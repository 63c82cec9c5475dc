// cd whose failure nobody sees.
import { uncheckedCds } from "../../shell/astQueries";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, scriptsWith, withShell } from "./scripts";

export default defineRule({
  id: "unchecked-cd",
  aliases: ["SC2164"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `cd` with `;` or a line end behind it, without `set -e`.",
    why: "When the directory is not there, the commands behind it run where the shell happens to be: they build, or remove, the wrong thing, and the build passes.",
    bad: "FROM debian:12-slim\nRUN cd /opt/app; make install\n",
    good: "FROM debian:12-slim\nRUN cd /opt/app || exit 1; make install\n",
    fixSafety: "Needs a look: a missing directory ends the build, or the container, from now on.",
    whenNot: "`cd ..` and `cd /` behind a `cd` that was checked.",
  },
  messages: {
    unchecked: "When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1",
    add: "Add || exit 1",
  },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /\b(cd|pushd)\b/)) {
      for (const { words, span } of uncheckedCds(script)) {
        const to = words[1]?.value;
        if (words.length < 2 || to === "/" || to === "-" || /^(\.\.\/?)+$/.test(to ?? "")) continue;
        yield {
          at: words[0]?.span ?? span,
          says: ["unchecked"],
          fix: isPlainText(instruction) ? { title: ["add"], safety: "review", edits: () => [insert(span.end, " || exit 1")] } : undefined,
        };
      }
    }
  },
});
