// duplicate-stage-name: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "duplicate-stage-name";

test("underlines the later name; case does not count", () => {
  expect(lint(id, "FROM a:1 AS build\nFROM b:1 AS BUILD")).toBe(
    "FROM a:1 AS build\nFROM b:1 AS BUILD\n            ~~~~~ The name BUILD is taken by the stage in line 1. Give this stage another name",
  );
});

test("two names are two stages", () => {
  const source = "FROM a:1 AS build\nFROM build AS test\nFROM test";
  expect(lint(id, source)).toBe(source);
});
