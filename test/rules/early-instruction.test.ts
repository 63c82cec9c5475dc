// early-instruction: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "early-instruction";

test("underlines the instruction before FROM", () => {
  expect(lint(id, "LABEL a=b\nFROM a:1")).toMatch(/^LABEL a=b\n~~~~~/);
});

test.each(["ARG A=1\nFROM a:1", "# syntax=docker/dockerfile:1\nFROM a:1"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
