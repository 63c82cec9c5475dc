// comment-in-continued-run: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "comment-in-continued-run";

test("underlines the comment", () => {
  expect(lint(id, "FROM debian:12\nRUN a; # note \\\n    b; \\\n    c")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a; # note \\
           ~~~~~~ The lines are joined before the shell reads them, so this # makes a comment of everything behind it: b; never runs. Give the comment a line of its own [Take the comment away, review]
        b; \\
        c"
  `);
  expect(lint(id, "FROM debian:12\nRUN a && # note \\\n    # more\n    b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a && # note \\
             ~~~~~~ The lines are joined before the shell reads them, so this # makes a comment of everything behind it: b never runs. Give the comment a line of its own [Take the comment away, review]
        # more
        b"
  `);
  expect(lint(id, "FROM debian:12\nRUN a \\\n  && b #why\\\n\\\n  && c")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a \\
      && b #why\\
           ~~~~ The lines are joined before the shell reads them, so this # makes a comment of everything behind it: && c never runs. Give the comment a line of its own [Take the comment away, review]
    \\
      && c"
  `);
});

test("an empty line does not end the instruction", () => {
  expect(lint(id, "FROM debian:12\nRUN a # note \\\n\nCMD x")).toContain(" CMD x never runs");
});

test.each([
  "FROM debian:12\nRUN a && \\\n    # note \\\n    b",
  "FROM debian:12\nRUN a # note",
  "FROM debian:12\nRUN echo '#' \\\n  && b",
  'FROM debian:12\nRUN echo a#b \\\n  && echo ${x#y} \\\n && echo "a # b \\\n c"',
  "FROM debian:12\nRUN <<EOF\na # note\nb\nEOF",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN a; # note \\\n    b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a; \\
        b"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN a; # note \\\r\n    b\r\n")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a; \\
        b
    "
  `);
  expect(fixAll(id, "# escape=`\nFROM debian:12\nRUN a; # note `\n    b")).toMatchInlineSnapshot(`
    "# escape=\`
    FROM debian:12
    RUN a; \`
        b"
  `);
});

test.each([
  ["RUN echo hello # \\\nRUN echo goodbye", "RUN echo hello\nRUN echo goodbye"],
  ["RUN a && # note \\\r\nCMD b\r\n", "RUN a\r\nCMD b\r\n"],
  ["RUN a \\\n  && b # note \\\n\nUSER c", "RUN a \\\n  && b\n\nUSER c"],
  ["RUN a # note \\\n# more\nCMD b", "RUN a\n# more\nCMD b"],
  ["RUN a; # note \\\n  run b", "RUN a; \\\n  run b"],
])("ends the RUN where an instruction stands below: %j", (source, mended) => {
  expect(fixAll(id, `FROM debian:12\n${source}`)).toBe(`FROM debian:12\n${mended}`);
});
