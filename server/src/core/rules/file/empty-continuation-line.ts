// A blank line inside a continued instruction.
import { blankLines, leftOver, swallowedIn } from "../../model/swallowed";
import { remove, type Span, shift } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "empty-continuation-line",
  aliases: ["NoEmptyContinuation"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds blank lines inside an instruction that goes on over several lines.",
    why: "Docker joins the lines anyway and has announced that it will refuse this. A reader takes the blank line for the end of the instruction.",
    bad: "FROM debian:12-slim\nRUN echo a && \\\n\n    echo b\n",
    good: "FROM debian:12-slim\nRUN echo a && \\\n    echo b\n",
    differs: "BuildKit names the last line of the instruction, as this rule does in its profile; else the blank line itself is underlined.",
    fixSafety:
      "Taking out blank lines is safe. Where an instruction follows, the fix ends the one above instead, so that a line is run which so far was not: look at both.",
  },
  messages: {
    empty: "This blank line does not end the {keyword} above: the builder goes on reading it. Remove the line, or the {escape} before it",
    swallows:
      "This blank line does not end the {keyword} above, so the {next} below is part of it and no instruction. Remove the escape character before the blank line",
    removal: "Remove the blank lines",
    end: "End the {keyword} before the blank line",
  },
  on: ["*"],
  *checkInstruction(instruction, context) {
    const { span, heredocs, keyword } = instruction;
    const end = heredocs[0]?.bodySpan.start ?? span.end;
    const text = context.text({ start: span.start, end });
    if (!text.includes("\n")) return;
    const blanks = blankLines(text);
    const [first] = blanks;
    if (!first) return;
    const inFile = (at: Span): Span => shift(at, span.start);
    const lastLine = { start: span.start + text.lastIndexOf("\n") + 1, end };
    const swallowed = swallowedIn(text, blanks);
    if (swallowed) {
      const end = leftOver(text, swallowed.blank, context.escape);
      yield {
        at: context.options.buildkit ? lastLine : inFile(swallowed.blank),
        says: ["swallows", { keyword, next: swallowed.keyword }],
        fix: end && { title: ["end", { keyword }], safety: "review", edits: () => [remove(inFile(end))] },
      };
      return;
    }
    yield {
      at: context.options.buildkit ? lastLine : inFile(first),
      says: ["empty", { keyword, escape: "escape character" }],
      fix: { title: ["removal"], safety: "safe", edits: () => blanks.map((at) => remove(inFile(at))) },
    };
  },
});
