// A command substitution in backticks.
import { expansions } from "../../shell/expansions";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { isPlainText, scriptsWith, withShell } from "./scripts";

export default defineRule({
  id: "legacy-backticks",
  aliases: ["SC2006"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `` `command` `` where `$(command)` means the same.",
    why: "Inside backticks backslashes are read twice and quotes get confused; `$(…)` can be nested and is easier to see.",
    bad: "FROM debian:12-slim\nRUN echo `date` > /built\n",
    good: "FROM debian:12-slim\nRUN echo $(date) > /built\n",
  },
  messages: { legacy: "Backticks are hard to see and to nest. Write $(…)", write: "Write $(…)" },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /`/)) {
      for (const { backticks, span, text } of expansions(script)) {
        // `# note`: a comment inside a line, which `$(…)` cannot hold.
        if (!backticks || /^`\s*#/.test(text)) continue;
        const { start, end } = span;
        const nested = context.text({ start: start - 1, end: start }) === "\\";
        const plain =
          !nested && isPlainText(instruction) && !/[\\#]/.test(text) && text.length > 2 && text.endsWith("`") && !/^`\(/.test(text);
        yield {
          at: span,
          says: ["legacy"],
          fix: plain
            ? {
                title: ["write"],
                safety: "safe",
                edits: () => [replace({ start, end: start + 1 }, "$("), replace({ start: end - 1, end }, ")")],
              }
            : undefined,
        };
      }
    }
  },
});
