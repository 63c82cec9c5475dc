// A `#` in a continued RUN line that makes a comment of everything behind it.
import { beginsInstruction, endWithoutRest } from "../../model/swallowed";
import { remove, type Span } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

/** The comment with the blanks before it; with the escape character behind it, too, where an instruction stands below. */
function taken(from: number, comment: Span, next: string, context: InstructionContext): Span {
  const before = context.text({ start: from, end: comment.start });
  if (!beginsInstruction(next)) return { start: from + before.trimEnd().length, end: comment.end };
  const { text } = context.file;
  const newline = text.indexOf("\n", comment.end);
  const end = text[newline - 1] === "\r" ? newline - 1 : newline;
  return { start: from + endWithoutRest(before + context.escape, context.escape), end };
}

export default defineRule({
  id: "comment-in-continued-run",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds a comment behind a command on a line that ends in a continuation: `apt-get update && \\` is fine, `apt-get update # lists \\` is not.",
    why: "The builder joins the lines before the shell sees them. The shell then reads one long line, and the `#` makes a comment of all that follows: the commands on the next lines never run.",
    bad: "FROM debian:12-slim\nRUN apt-get update; # load the lists \\\n    apt-get install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update; \\\n    apt-get install -y curl\n",
    fixSafety:
      "Needs a look: commands that never ran until now do. Where the next line begins an instruction, the fix ends the one above it.",
    whenNot: "Lines that begin with `#` are fine: the builder takes them out.",
  },
  messages: {
    swallowed:
      "The lines are joined before the shell reads them, so this # makes a comment of everything behind it: {text} never runs. Give the comment a line of its own",
    drop: "Take the comment away",
  },
  on: ["RUN", "CMD", "ENTRYPOINT"],
  *checkInstruction(instruction, context) {
    if (instruction.form !== "shell" || instruction.heredocs.length > 0 || !instruction.arguments.text.includes("#")) return;
    const [script] = context.scripts(instruction);
    if (!script) return;
    const { source } = script;
    const end = script.commands.reduce((most, command) => Math.max(most, command.span.end), source.span.start);
    const whole = context.text({ start: end, end: source.span.end });
    const hash = /(^|[\s;&|(])#/.exec(whole);
    if (!hash) return;
    const start = end + hash.index + (hash[1]?.length ?? 0);
    const [first = "", ...rest] = context.text({ start, end: source.span.end }).split("\n");
    const swallowed = rest.map((line) => line.replace(/[\\`]?\s*$/, "").trim()).find((line) => line !== "" && !line.startsWith("#"));
    if (swallowed === undefined) return;
    const comment = first.replace(/\s*[\\`]?\s*$/, "");
    const at = { start, end: start + comment.length };
    yield {
      at,
      says: ["swallowed", { text: swallowed }],
      fix: { title: ["drop"], safety: "review", edits: () => [remove(taken(source.span.start, at, swallowed, context))] },
    };
  },
});
