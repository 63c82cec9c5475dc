// A script in a heredoc whose lines end in a carriage return.
import type { Heredoc, Instruction } from "../../syntax/types";
import { covers, remove, type TextEdit } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** A shell reads the body, or the kernel reads its first line. */
function isScript({ body, bodySpan }: Heredoc, instruction: Instruction, file: FileContext): boolean {
  return body.text.startsWith("#!") || file.scripts(instruction).some(({ source }) => covers(bodySpan, source.span));
}

const withoutReturns = (file: FileContext): readonly TextEdit[] =>
  [...file.text.matchAll(/\r(?=\n)/g)].map(({ index }) => remove({ start: index, end: index + 1 }));

export default defineRule({
  id: "carriage-return-in-heredoc",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds scripts in heredocs of a file that was saved with Windows line ends (CRLF).",
    why:
      "The builder takes the carriage return off the lines of instructions, but not off those of a heredoc. The shell gets it with the last word of every line: " +
      "`set -e` fails as an illegal option, a file name ends in it. A first line such as `#!/bin/sh` names a program that does not exist.",
    bad: "FROM debian:12-slim\r\nRUN <<EOF\r\nset -e\r\necho hello\r\nEOF\r\n",
    good: "FROM debian:12-slim\nRUN <<EOF\nset -e\necho hello\nEOF\n",
    fixSafety:
      "Needs a look: it changes every line end of the file. `Dockerfile text eol=lf` in `.gitattributes` keeps git from bringing the others back.",
    whenNot: "Silent where the text is no script: a configuration file with such line ends is mostly read as well.",
  },
  messages: {
    shell:
      "Every line of this heredoc ends in a carriage return (CRLF), which the shell takes for a part of the last word. Save the file with LF line ends",
    program:
      "The first line of this heredoc ends in a carriage return (CRLF), so it names a program that does not exist. Save the file with LF line ends",
    too: "This one, too",
    save: "Write the whole file with LF line ends",
  },
  *check(file) {
    if (!file.text.includes("\r\n")) return;
    const scripts = file
      .each("RUN", "COPY", "ADD")
      .flatMap((instruction) => instruction.heredocs.filter((heredoc) => isScript(heredoc, instruction, file)))
      .filter(({ body }) => body.text.includes("\r\n"));
    const [first, ...others] = scripts;
    if (!first) return;
    yield {
      at: first.openerSpan,
      says: [first.body.text.startsWith("#!") ? "program" : "shell"],
      related: others.map(({ openerSpan }) => ({ at: openerSpan, says: ["too"] })),
      fix: { title: ["save"], safety: "review", edits: () => withoutReturns(file) },
    };
  },
});
