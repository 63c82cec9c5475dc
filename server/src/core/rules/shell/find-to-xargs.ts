// find piped to xargs, which cuts file names at blanks.
import { inPipe } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, invocationOf } from "../../shell/invocation";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, withShell } from "./scripts";

export default defineRule({
  id: "find-to-xargs",
  aliases: ["SC2038"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `find … | xargs` without `-print0` and `-0`.",
    why: "xargs cuts its input at blanks and quotes, so a file name with one of them becomes several, or none.",
    bad: "FROM debian:12-slim\nRUN find /opt -name '*.la' | xargs rm\n",
    good: "FROM debian:12-slim\nRUN find /opt -name '*.la' -print0 | xargs -0 rm\n",
    fixSafety:
      "Needs a look: the names go to xargs as they are from now on, quotes in them included. None with `-o`, where it would print what the last test finds alone.",
  },
  messages: { cuts: "xargs cuts file names at blanks. Use find -print0 and xargs -0", write: "Use -print0 and -0" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const { command, words, script, nameSpan } of commandsOf(instruction, context, ["find"])) {
      const next = inPipe(script, command, command.pipeline.index + 1);
      if (!next || words.some(({ text }) => /^-(print0|printf|exec|ls|fprint)/.test(text))) continue;
      const [first] = next.words;
      const reader = first?.value === "xargs" ? first : undefined;
      const inner = invocationOf(script, next);
      if (!reader || !inner) continue;
      const before = next.words.slice(1, next.words.indexOf(inner.words[0] ?? reader));
      if (before.some(({ text }) => /^(-\w*0|--null|-d|--delimiter|-I)/.test(text)) || hasOption(inner, "-0")) continue;
      const print = words.at(-1)?.text === "-print" ? words.at(-1) : undefined;
      const at = print ? insert(print.span.end, "0") : insert(words.at(-1)?.span.end ?? nameSpan.end, " -print0");
      // `a -o b -print0` prints what b finds alone.
      const hasAlternatives = words.some(({ text }) => /^(-or?|,)$/.test(text));
      yield {
        at: reader.span,
        says: ["cuts"],
        fix:
          isPlainText(instruction) && !(hasAlternatives && !print)
            ? { title: ["write"], safety: "review", edits: () => [at, insert(reader.span.end, " -0")] }
            : undefined,
      };
    }
  },
});
