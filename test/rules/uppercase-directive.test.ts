// uppercase-directive: directives with capital letters.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "uppercase-directive";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "# Escape=`\nFROM a:1");
  expect(found && fill(found.message.template, found.message.values)).toBe("Directives are written in small letters: escape");
});

test.each([["# Escape=`\nFROM a:1", ["Escape"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["# escape=`\nFROM a:1", "# hello\n# Escape=`\nFROM a:1"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([["# SYNTAX=a/b\n# ESCAPE=`\nFROM a:1", "# syntax=a/b\n# escape=`\nFROM a:1"]] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
