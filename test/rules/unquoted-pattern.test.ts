// unquoted-pattern: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unquoted-pattern";

test("underlines the pattern", () => {
  expect(lint(id, "FROM debian:12\nRUN find / -name *.pyc -o -iname x?")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find / -name *.pyc -o -iname x?
                     ~~~~~ The shell expands *.pyc before find sees it, when a file here matches. Quote it [Quote *.pyc, review]
                                     ~~ The shell expands x? before find sees it, when a file here matches. Quote it [Quote x?, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN ls | grep -v lib*.so")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ls | grep -v lib*.so
                     ~~~~~~~ The shell expands lib*.so before grep sees it, when a file here matches. Quote it [Quote lib*.so, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN find / -name '*.pyc' -o -name \\*.pyo",
  "FROM debian:12\nRUN find /usr/lib/* -name x",
  "FROM debian:12\nRUN grep -e x /etc/*",
  "FROM debian:12\nRUN grep x *.c",
  "FROM debian:12\nRUN find / -name x$y*",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN find / \\\n  -name *.pyc \\\n  -delete\nCMD find / -name [ab]")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find / \\
      -name '*.pyc' \\
      -delete
    CMD find / -name '[ab]'"
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN ["sh", "-c", "find / -name *.x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ["sh", "-c", "find / -name *.x"]"
  `);
});
