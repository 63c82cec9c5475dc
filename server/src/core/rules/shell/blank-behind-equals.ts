// `A= b`: an empty value for one command, where `A=b` was meant.
import { remove } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, scriptsWith, withShell } from "./scripts";

export default defineRule({
  id: "blank-behind-equals",
  aliases: ["SC1007"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `NAME= value`, with a blank behind the equals sign.",
    why: "The shell sets NAME to nothing and runs `value` as a command.",
    bad: "FROM debian:12-slim\nRUN VERSION= 1.2 && echo done\n",
    good: "FROM debian:12-slim\nRUN VERSION=1.2 && echo done\n",
    fixSafety: "Needs a look: an empty variable for one command is written like this too.",
    whenNot: "An empty variable for one command is meant: `CFLAGS= make`, which `CFLAGS='' make` says more clearly.",
  },
  messages: { blank: "The blank makes {name} empty and runs {command} as a command", join: "Take the blank away" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /=[ \t]/)) {
      for (const { assignments, words } of script.commands) {
        const last = assignments.at(-1);
        const [word] = words;
        if (!last || !word || context.text(last.span) !== `${last.name}=`) continue;
        const blank = { start: last.span.end, end: word.span.start };
        yield {
          at: { start: last.span.start, end: word.span.end },
          says: ["blank", { name: last.name, command: word.text }],
          fix:
            isPlainText(instruction) && words.length === 1
              ? { title: ["join"], safety: "review", edits: () => [remove(blank)] }
              : undefined,
        };
      }
    }
  },
});
