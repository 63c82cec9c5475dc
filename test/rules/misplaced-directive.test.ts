// misplaced-directive: directives that are only comments.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "misplaced-directive";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "# x\n# syntax=a/b\nFROM a:1");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "This is only a comment: syntax is read from the first lines of the file alone, above other comments and empty lines. Move it to the top",
  );
});

test.each([
  ["# hello\n# syntax=docker/dockerfile:1\nFROM a:1", ["# syntax=docker/dockerfile:1"]],
  [" \n# escape=`\nFROM a:1", ["# escape=`"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "# syntax=docker/dockerfile:1\nFROM a:1",
  "# hello\n# escape=\\\nFROM a:1",
  "# see syntax=x of the docs, please\nFROM a:1",
  "FROM a:1\n# syntax=docker/dockerfile:1",
  "# syntax=a/b\n# syntax=c/d\nFROM a:1",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["# hello\r\n# syntax=docker/dockerfile:1\r\nFROM a:1\r\n", "# syntax=docker/dockerfile:1\r\n# hello\r\nFROM a:1\r\n"],
  ["# x\n# escape=`\nFROM a:1\nRUN a \\\n  b", "# x\nFROM a:1\nRUN a \\\n  b"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
