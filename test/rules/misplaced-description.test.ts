// misplaced-description: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "misplaced-description";

test("underlines the comment", () => {
  expect(lint(id, "# The base\nFROM a:1 AS base")).toContain("~~~~~~~~~~ Begin this comment with base");
});

test.each(["# base is the base\nFROM a:1 AS base", "# base\nFROM a:1", "# x\n#\nARG X=1\nFROM a:1", "# escape=\\\nARG X=1\nFROM a:1"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
