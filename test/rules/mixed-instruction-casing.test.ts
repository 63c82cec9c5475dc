// mixed-instruction-casing: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "mixed-instruction-casing";

test("the majority counts", () => {
  expect(lint(id, "FROM a:1\nrun x\nCOPY a b")).toBe(
    "FROM a:1\nrun x\n~~~ run is in other case than most of this file (upper case) [Write RUN]\nCOPY a b",
  );
  expect(fixAll(id, "FROM a:1\nrun x\nCopy a b\nrun y\nRUN z\nrun z")).toBe("from a:1\nrun x\ncopy a b\nrun y\nrun z\nrun z");
});

test.each(["from a:1\nrun x", "arg A=1\nFROM a:1\nRUN x", "FROM a:1\nONBUILD run x"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
