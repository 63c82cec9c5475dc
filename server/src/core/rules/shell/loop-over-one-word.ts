// A for loop that runs once.
import { loops } from "../../shell/astQueries";
import { defineRule } from "../rule";
import { scriptsWith, withShell } from "./scripts";

export default defineRule({
  id: "loop-over-one-word",
  aliases: ["SC2043"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `for x in word; do` with one word that is neither a variable nor a pattern.",
    why: "The loop runs once. Often a `$`, a `*` or `$(…)` was forgotten; otherwise the loop can go.",
    bad: "FROM debian:12-slim\nRUN for dir in dirs; do mkdir $dir; done\n",
    good: 'FROM debian:12-slim\nRUN for dir in $dirs; do mkdir "$dir"; done\n',
    whenNot: "A list that is to grow.",
  },
  messages: { once: "This loop runs once, with {word}. Is it meant to be a variable, a pattern or the output of a command?" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /\bfor\b/)) {
      for (const { kind, words } of loops(script)) {
        const [word] = words ?? [];
        if (kind === "for" && word && words?.length === 1 && /^[\w./+:@-]+$/.test(word.text))
          yield { at: word.span, says: ["once", { word: word.text }] };
      }
    }
  },
});
