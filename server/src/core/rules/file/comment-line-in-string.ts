// A line with a # inside a string that goes on over several lines: the builder takes it out.

import { knowsHeredocs } from "../../edits";
import { areInString } from "../../shell/openQuote";
import { indexAt } from "../../syntax";
import type { Comment, Instruction } from "../../syntax/types";
import { defineRule, type InstructionContext, type Severity } from "../rule";

/** They print their string: a line of it that is gone is missed. Those that run it, such as `sh -c`, know comments themselves. */
const printers: ReadonlySet<string> = new Set(["echo", "printf"]);

/** `# text\n\`: written as a line of the text, not as a note beside it. */
const endsLikeText = ({ text }: Comment): boolean => /\\n\s*[\\`]\s*$/.test(text);

/** `# text \`: the string is meant to go on behind it, or an entry of a list was taken out. */
const goesOn = ({ text }: Comment): boolean => /[\\`]\s*$/.test(text);

/** undefined: it is a note, as in a list of packages with headings. */
function loudness(instruction: Instruction, comment: Comment, context: InstructionContext): Severity | undefined {
  if (instruction.keyword === "LABEL" || endsLikeText(comment)) return "warning";
  if (instruction.pairs.length > 0) return goesOn(comment) ? "info" : undefined;
  const around = context
    .scripts(instruction)
    .flatMap(({ commands }) => commands)
    .filter(({ span }) => span.start < comment.span.start && comment.span.end < span.end);
  return printers.has(around.at(-1)?.name ?? "") ? "warning" : undefined;
}

export default defineRule({
  id: "comment-line-in-string",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a line that begins with `#` inside a string which goes on over several lines.",
    why: "The builder takes lines that begin with `#` out of a continued instruction before anyone looks at quotes. The text that is written has a line less, and nobody says so.",
    bad: 'FROM debian:12-slim\nRUN printf "[mysqld]\\n\\\n# keep it small\\n\\\nmax_connections=20\\n" > /etc/my.cnf\n',
    good: "FROM debian:12-slim\nCOPY <<EOF /etc/my.cnf\n[mysqld]\n# keep it small\nmax_connections=20\nEOF\n",
    whenNot:
      "Silent where the string is a script, as in `sh -c`, and at notes in the value of `ENV` or `ARG`, such as headings in a list of packages. Where the file asks for a syntax before 1.4, which knows no heredocs, the message speaks of printf. One that ends in a `\\\\` is an info.",
  },
  messages: {
    text: "This line is not in the text: the builder takes lines that begin with # out, inside quotes too. Write the text with a heredoc",
    old: "This line is not in the text: the builder takes lines that begin with # out, inside quotes too. Print the lines with printf, each as a word of its own, or raise the syntax line to 1.4 and write the text with a heredoc",
    value:
      "This line is not in the value: the builder takes lines that begin with # out, inside quotes too. Begin the line with something else",
    too: "Nor is this one",
  },
  on: ["RUN", "CMD", "ENTRYPOINT", "ENV", "LABEL", "ARG"],
  *checkInstruction(instruction, context) {
    const { innerComments, line, pairs, form } = instruction;
    if (innerComments.length === 0 || (pairs.length === 0 && form !== "shell")) return;
    const from = indexAt(line, instruction.arguments.span.start);
    const { text } = instruction.arguments;
    const inside = areInString(
      text,
      innerComments.map((comment) => indexAt(line, comment.span.start) - from),
    );
    const lost = innerComments.flatMap((comment, nth) => {
      if (!inside[nth]) return [];
      const severity = loudness(instruction, comment, context);
      return severity ? { at: comment.span, severity } : [];
    });
    const [first, ...others] = lost;
    if (!first) return;
    yield {
      ...first,
      says: [pairs.length > 0 ? "value" : knowsHeredocs(context.file) ? "text" : "old"],
      related: others.map(({ at }) => ({ at, says: ["too"] })),
    };
  },
});
