// A blank line inside a continued instruction.
import { instructions } from "../../knowledge/instructions";
import { lineStart } from "../../text/lines";
import { remove, type Span, shift } from "../../text/span";
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

const keywords: ReadonlySet<string> = new Set(instructions.map(({ name }) => name));

interface Swallowed {
  readonly keyword: string;
  /** Before its line. */
  readonly blank: Span;
}

/**
 * An instruction's keyword behind a blank line, in upper case as hardly a shell command is: the escape character before
 * the blank line was left over.
 */
function swallowedIn(text: string, blanks: readonly Span[]): Swallowed | undefined {
  const starts = new Map(blanks.map((at) => [at.start, at]));
  let blank: Span | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, end).trim();
    const [keyword = ""] = line.split(/\s/, 1);
    if (blank && keywords.has(keyword)) return { keyword, blank };
    if (line === "") blank ??= starts.get(start);
    else if (!line.startsWith("#")) blank = undefined;
    start = end;
  }
  return undefined;
}

/** The escape character at the end of the line above a blank one, with the blanks around it. */
function leftOver(text: string, { start }: Span): Span | undefined {
  const first = lineStart(text, start - 1);
  const line = text.slice(first, start).trimEnd();
  if (!/[\\`]$/.test(line)) return undefined;
  const kept = line.slice(0, -1).trimEnd().length;
  return { start: first + kept, end: start - (text[start - 2] === "\r" ? 2 : 1) };
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
    const blanks = blankLines(text, 0, text.length);
    const [first] = blanks;
    if (!first) return;
    const inFile = (at: Span): Span => shift(at, span.start);
    const swallowed = swallowedIn(text, blanks);
    if (swallowed) {
      const end = leftOver(text, swallowed.blank);
      yield {
        at: inFile(swallowed.blank),
        says: ["swallows", { keyword, next: swallowed.keyword }],
        fix: end && { title: ["end", { keyword }], safety: "review", edits: () => [remove(inFile(end))] },
      };
      return;
    }
    yield {
      at: inFile(first),
      says: ["empty", { keyword, escape: "escape character" }],
      fix: { title: ["removal"], safety: "safe", edits: () => blanks.map((at) => remove(inFile(at))) },
    };
  },
});
