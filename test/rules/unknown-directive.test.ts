// unknown-directive: misspelt directives.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "unknown-directive";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "# syntex=a/b\nFROM a:1");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "syntex is no directive, so this line is only a comment. Did you mean syntax?",
  );
});

test.each([
  ["# sytnax=docker/dockerfile:1\nFROM a:1", ["sytnax"]],
  ["# escape=`\n# chek=skip=all\nFROM a:1", ["chek"]],
  ["#Syntx = a/b\nFROM a:1", ["Syntx"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["# syntax=a/b\nFROM a:1", "# version=1\nFROM a:1", "# x\n# sytnax=a/b\nFROM a:1", "# key = value here\nFROM a:1"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test.each([["# sytnax=a/b\nFROM a:1", "# syntax=a/b\nFROM a:1"]] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
