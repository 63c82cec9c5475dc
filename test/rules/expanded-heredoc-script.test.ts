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

test("a body that is written for the builder to fill in", () => {
  const source = 'FROM a\nCOPY <<EOF /x\n#!/bin/sh\ncd "\\$HOME"\nrun &\npid=$!\nexec "$@"\nEOF';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM a
    COPY <<EOF /x
    #!/bin/sh
    cd "\\$HOME"
    run &
    pid=$!
        ~~ The builder replaces $! by nothing before it writes the file. Write \\$! [Write a \\ in front of each such parameter, review]
    exec "$@"
    EOF"
  `);
  expect(fixAll(id, source)).toBe(source.replace("$!", "\\$!").replace("$@", "\\$@"));
  const named = 'FROM a\nARG VERSION=1\nCOPY <<-EOF /x\n\t#!/bin/sh\n\techo ${VERSION}\n\texec "$@"\n\tEOF';
  expect(fixAll(id, named)).toBe(named.replace("$@", "\\$@"));
  const twice = "FROM a\nCOPY <<EOF /x\n#!/bin/sh\necho a\\\\b $1 $1\nEOF";
  expect(fixAll(id, twice)).toBe(twice.replace("$1 $1", "\\$1 \\$1"));
});

test.each([
  ["a variable of the script's own", "ARG OTHER=1", 'x=1\necho $x "$@"'],
  ["an ARG behind it", "", 'echo $VERSION "$@"\nEOF\nARG VERSION=1\nRUN <<EOF\necho'],
  ["another escape", "", 'printf "a\\n" "$@"'],
])("quotes for all else: %s", (_, above, body) => {
  expect(fixAll(id, `FROM a\n${above}\nCOPY <<EOF /x\n#!/bin/sh\n${body}\nEOF`)).toContain("COPY <<'EOF' /x");
});
