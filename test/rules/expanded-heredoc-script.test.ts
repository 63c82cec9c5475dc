// expanded-heredoc-script: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "expanded-heredoc-script";

test("underlines the parameter in the body and puts the name in quotes", () => {
  const source = 'FROM a\nCOPY <<-EOF <<B /x/\n\t#!/bin/sh\n\texec "$@"\n\tEOF\n#!/bin/sh\necho \\$1 $HOME\nB';
  expect(lint(id, source)).toContain(
    "\texec \"$@\"\n       ~~ The builder replaces $@ by nothing before it writes the file. Put the heredoc's name in quotes: <<'EOF' [Write 'EOF', review]\n",
  );
  expect(fixAll(id, source)).toBe(source.replace("<<-EOF", "<<-'EOF'"));
});

test.each([
  "COPY <<'EOF' /x\n#!/bin/sh\necho $1\nEOF",
  "COPY <<EOF /x\n#!/bin/sh\necho \\$1 \\${2} \\\\\nEOF",
  "COPY <<EOF /x\nprice: $1\nEOF",
  "COPY <<EOF /x\n#!/bin/sh\necho $HOME $(date)\nEOF",
  "RUN <<EOF\n#!/bin/sh\necho $1\nEOF",
])("silent: %j", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});
