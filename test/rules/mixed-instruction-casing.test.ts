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

test("judges the keyword as the builder joins it, and writes its letters alone", () => {
  const split = "FROM alpine:3.23\nHE\\\n# note\nal\\\n# more\nTHCHECK NONE\nRUN x";
  expect(lint(id, split.replace("al\\", "AL\\"))).not.toContain("other case");
  expect(fixAll(id, split)).toBe(split.replace("al\\", "AL\\"));
});

test.each(["FROM a:1\nCMD <<EOF\nenv\necho x\nEOF", "from a:1\nrun x\nFOO bar", "FROM a:1\nRUN x &&\n    apt-get update\n    echo y"])(
  "what is no instruction is left alone: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
