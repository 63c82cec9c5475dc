// echo of what a command prints anyway.

import { commandsOf } from "../../shell/commandsOf";
import { expansions } from "../../shell/expansions";
import { defineRule } from "../rule";
import { withShell } from "./scripts";

export default defineRule({
  id: "useless-echo",
  aliases: ["SC2005"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `echo $(command)` where the command alone prints the same.",
    why: "The shell collects the output to print it again, loses the command's exit status, and without quotes its blanks and line ends.",
    bad: "FROM debian:12-slim\nRUN echo $(cat /etc/os-release)\n",
    good: "FROM debian:12-slim\nRUN cat /etc/os-release\n",
    whenNot: "Line ends are to become blanks.",
  },
  messages: { found: "The command prints this by itself, and its exit status is not lost then. Leave echo out" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { words, command, script } of commandsOf(instruction, context, ["echo"])) {
      const [, word] = words;
      if (!word || words.length !== 2 || !/^"?(\$\([^(]|`)[\s\S]*[)`]"?$/.test(word.text)) continue;
      const inside = expansions(script).filter(
        ({ command: around, kind, wordSpan }) => around === command && kind === "command" && wordSpan.start === word.span.start,
      );
      const [first] = inside;
      const whole = first && first.span.end - first.span.start >= word.span.end - word.span.start - 2;
      if (whole && inside.length === 1) yield { at: words[0]?.span ?? word.span, says: ["found"] };
    }
  },
});
