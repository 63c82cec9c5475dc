// A blank line inside a continued instruction.
import { remove, type Span } from "../../text/span";
import { defineRule } from "../rule";

/** Blank lines between the lines of an instruction, heredoc bodies left out; each with its line end. */
function blankLines(text: string, from: number, to: number): Span[] {
  const blanks: Span[] = [];
  for (let start = text.indexOf("\n", from) + 1; start > 0 && start < to; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? to : next + 1;
    if (end <= to && text.slice(start, end).trim() === "") blanks.push({ start, end });
    start = end;
  }
  return blanks;
}

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
  },
  messages: {
    empty: "This blank line does not end the {keyword} above: the builder goes on reading it. Remove the line, or the {escape} before it",
    removal: "Remove the blank lines",
  },
  on: ["*"],
  *checkInstruction(instruction, context) {
    const { span, heredocs, keyword } = instruction;
    const end = heredocs[0]?.bodySpan.start ?? span.end;
    const text = context.text({ start: span.start, end });
    if (!text.includes("\n")) return;
    const blanks = blankLines(text, 0, text.length).map((at) => ({ start: at.start + span.start, end: at.end + span.start }));
    const [first] = blanks;
    if (!first) return;
    yield {
      at: { start: first.start, end: first.end },
      says: ["empty", { keyword, escape: "escape character" }],
      fix: { title: ["removal"], safety: "safe", edits: () => blanks.map((at) => remove(at)) },
    };
  },
});
