// path-overwritten: PATH without the old PATH.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "path-overwritten";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nENV PATH=/x");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "This drops the old PATH, so /usr/bin and /bin and the programs in it are no longer found. Append :$PATH",
  );
});

test.each([
  ["FROM debian:12-slim\nENV PATH=/opt/bin", ["/opt/bin"]],
  ['FROM debian:12-slim\nENV A=1 PATH="/opt/bin:/usr/local/bin"', ['"/opt/bin:/usr/local/bin"']],
  ["FROM debian:12-slim\nENV PATH /opt/bin", ["/opt/bin"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM debian:12-slim\nENV PATH=/opt/bin:$PATH",
  'FROM debian:12-slim\nENV PATH="${PATH}:/x"',
  "FROM debian:12-slim\nENV PATH=/x:/usr/local/bin:/usr/bin:/bin",
  "FROM scratch\nENV PATH=/app",
  "FROM debian:12-slim\nENV OLD=$PATH\nENV PATH=/x:$OLD",
  "# escape=`\nFROM example.com/a:1\nENV PATH=C:\\x",
  "FROM a:1\nARG P\nENV PATH=$P",
  "FROM debian:12-slim\nENV MY_PATH=/x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ['FROM debian:12-slim\nENV PATH="/x"', 'FROM debian:12-slim\nENV PATH="/x:$PATH"'],
  ["FROM debian:12-slim\nENV PATH=/x \\\n    B=1", "FROM debian:12-slim\nENV PATH=/x:$PATH \\\n    B=1"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
