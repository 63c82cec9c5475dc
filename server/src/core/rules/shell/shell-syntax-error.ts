// A command line that the shell cannot read.
import { defineRule } from "../rule";
import { withShell } from "./scripts";

export default defineRule({
  id: "shell-syntax-error",
  aliases: ["SC1072", "SC1073"],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds command lines that the shell cannot read: a quote that is never closed, `if` without `fi`, `&&` with nothing behind it.",
    why: "The shell refuses the whole line, so the build, or the container, fails there.",
    bad: "FROM debian:12-slim\nRUN if [ -f /x ]; then echo yes\n",
    good: "FROM debian:12-slim\nRUN if [ -f /x ]; then echo yes; fi\n",
  },
  messages: { unreadable: "The shell cannot read this command line: {reason}" },
  on: withShell,
  *checkInstruction(instruction, context) {
    // A template of Dockerfiles, not yet one.
    if (instruction.line.text.includes("{{")) return;
    for (const { errors } of context.scripts(instruction)) {
      const [first] = errors;
      if (first) yield { at: first.span, says: ["unreadable", { reason: first.message }] };
    }
  },
});
