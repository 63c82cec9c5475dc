// A script typed into COPY or ADD as a heredoc whose $1 and $@ the builder takes away.
import { insert } from "../../text/span";
import { defineRule } from "../rule";

const parameter = { "\\": /\\[\s\S]|\$(?:[0-9@*#?!$-]|\{[0-9@*#?!$-]+\})/g, "`": /`[\s\S]|\$(?:[0-9@*#?!$-]|\{[0-9@*#?!$-]+\})/g };

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
    fixSafety: "Needs a look: with the name in quotes the builder puts no variable in any more, also none that it should.",
  },
  messages: {
    expanded: "The builder replaces {parameter} by nothing before it writes the file. Put the heredoc's name in quotes: <<'{name}'",
    quote: "Write '{name}'",
  },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, context) {
    for (const { body, expand, name, openerSpan } of instruction.heredocs) {
      if (!expand || !body.text.startsWith("#!")) continue;
      const found = [...body.text.matchAll(parameter[context.escape])].find(([text]) => text.startsWith("$"));
      if (!found) continue;
      const start = openerSpan.end - name.length;
      yield {
        at: body.spanOf(found.index, found.index + found[0].length),
        says: ["expanded", { parameter: found[0], name }],
        fix: { title: ["quote", { name }], safety: "review", edits: () => [insert(start, "'"), insert(openerSpan.end, "'")] },
      };
    }
  },
});
