// A script typed into COPY or ADD as a heredoc whose $1 and $@ the builder takes away.
import { variableUses } from "../../model/variableUses";
import type { Heredoc, Instruction } from "../../syntax/types";
import { covers, insert } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

const parameter = { "\\": /\\[\s\S]|\$(?:[0-9@*#?!$-]|\{[0-9@*#?!$-]+\})/g, "`": /`[\s\S]|\$(?:[0-9@*#?!$-]|\{[0-9@*#?!$-]+\})/g };

const escaped = { "\\": /\\[\\$]/, "`": /`[`$]/ };

/** The body is written for the builder to fill in: it escapes what is to stay, or names a variable that this file sets. */
const isForBuilder = (instruction: Instruction, { body, bodySpan }: Heredoc, { escape: sign, scope }: InstructionContext): boolean =>
  escaped[sign].test(body.text) ||
  variableUses(instruction, sign).some(({ name, span }) => covers(bodySpan, span) && scope.lookup(name) !== undefined);

export default defineRule({
  id: "expanded-heredoc-script",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `$1`, `$@`, `$?` … in a script that `COPY <<EOF` or `ADD <<EOF` writes.",
    why:
      "The builder puts variables into such a heredoc before it writes the file. It knows none of these names, so the script in the " +
      "image has nothing in their place.",
    bad: 'FROM alpine:3.22\nCOPY --chmod=755 <<EOF /entrypoint.sh\n#!/bin/sh\nexec "$@"\nEOF\n',
    good: "FROM alpine:3.22\nCOPY --chmod=755 <<'EOF' /entrypoint.sh\n#!/bin/sh\nexec \"$@\"\nEOF\n",
    differs:
      "Where the text has escapes for the builder already, or a variable that an ARG or ENV sets, it is meant to be filled in: there a backslash in front of each parameter is the mending.",
    fixSafety: "Needs a look: with the name in quotes the builder puts no variable in any more, also none that it should.",
  },
  messages: {
    expanded: "The builder replaces {parameter} by nothing before it writes the file. Put the heredoc's name in quotes: <<'{name}'",
    inFilled: "The builder replaces {parameter} by nothing before it writes the file. Write {escaped}",
    escape: "Write a {sign} in front of each such parameter",
    quote: "Write '{name}'",
  },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, context) {
    for (const heredoc of instruction.heredocs) {
      const { body, expand, name, openerSpan } = heredoc;
      if (!expand || !body.text.startsWith("#!")) continue;
      const parameters = [...body.text.matchAll(parameter[context.escape])].filter(([text]) => text.startsWith("$"));
      const [found] = parameters;
      if (!found) continue;
      const at = body.spanOf(found.index, found.index + found[0].length);
      if (isForBuilder(instruction, heredoc, context)) {
        const { escape: sign } = context;
        const edits = () => parameters.map(({ index }) => insert(body.spanOf(index, index + 1).start, sign));
        yield {
          at,
          says: ["inFilled", { parameter: found[0], escaped: `${sign}${found[0]}` }],
          fix: { title: ["escape", { sign }], safety: "review", edits },
        };
        continue;
      }
      const start = openerSpan.end - name.length;
      yield {
        at,
        says: ["expanded", { parameter: found[0], name }],
        fix: { title: ["quote", { name }], safety: "review", edits: () => [insert(start, "'"), insert(openerSpan.end, "'")] },
      };
    }
  },
});
