// comment-line-in-string: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "comment-line-in-string";

test("underlines the line that is lost", () => {
  expect(lint(id, 'FROM debian:12-slim\nRUN printf "\\n\\\n  # arrow up\\n\\\nset x\\n" >> ~/.inputrc')).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    RUN printf "\\n\\
      # arrow up\\n\\
      ~~~~~~~~~~~~~ This line is not in the text: the builder takes lines that begin with # out, inside quotes too. Write the text with a heredoc
    set x\\n" >> ~/.inputrc"
  `);
  expect(lint(id, 'FROM debian:12-slim\nLABEL d="first \\\n# second \\\nthird"')).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    LABEL d="first \\
    # second \\
    ~~~~~~~~~~ This line is not in the value: the builder takes lines that begin with # out, inside quotes too. Begin the line with something else
    third""
  `);
  expect(lint(id, "FROM debian:12-slim\nRUN echo 'a \\\n# b\nc' > /x")).toContain("not in the text");
});

test("no heredoc is advised where the syntax line asks for a version that knows none", () => {
  const body = 'FROM debian:12-slim\nRUN echo "a\\n\\\n# b\\n\\\nc" > /x';
  expect(lint(id, `# syntax=docker/dockerfile:1.2\n${body}`)).toMatchInlineSnapshot(`
    "# syntax=docker/dockerfile:1.2
    FROM debian:12-slim
    RUN echo "a\\n\\
    # b\\n\\
    ~~~~~~ This line is not in the text: the builder takes lines that begin with # out, inside quotes too. Print the lines with printf, each as a word of its own, or raise the syntax line to 1.4 and write the text with a heredoc
    c" > /x"
  `);
  expect(lint(id, `# syntax=docker/dockerfile:1.3\n${body}`)).toContain("raise the syntax line");
  for (const head of ["", "# syntax=docker/dockerfile:1\n", "# syntax=docker/dockerfile:1.4\n", "# syntax=docker/dockerfile:1.10\n"])
    expect(lint(id, head + body)).toContain("Write the text with a heredoc");
});

test.each([
  'RUN echo "a" \\\n# note\n  "b"',
  'RUN echo "# x" \\\n  # y\n  && echo "b"',
  "RUN echo it\\'s && \\\n  # note\n  echo 'b'",
  'RUN x="$(a && \\\n  # note\n  b)"',
  'RUN echo "`a; \\\n  # note\n  b`"',
  "RUN sh -c 'a; \\\n  # note\n  b'",
  'ARG P="a \\\n  # tools\n  curl"',
  'ENV A="1" \\\n  # note\n  B="2"',
  "LABEL a='it' \\\n  # it's\n  b='x'",
  "RUN <<EOF\necho 'a\n# b\nc'\nEOF",
])("silent: %j", (line) => {
  const source = `FROM debian:12-slim\n${line}`;
  expect(lint(id, source)).toBe(source);
});
