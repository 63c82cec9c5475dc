// healthcheck-option-without-effect: values that mean the default.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "healthcheck-option-without-effect";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nHEALTHCHECK --retries=0 CMD x");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "--retries=0 counts as not set, so the default 3 is taken. Give a value of 1 or more, or leave it out",
  );
});

test.each([
  ["FROM a:1\nHEALTHCHECK --retries=0 CMD x", ["--retries=0"]],
  ["FROM a:1\nHEALTHCHECK --interval= CMD x", ["--interval="]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM a:1\nHEALTHCHECK --retries=1 --start-period=0s CMD x", "FROM a:1\nHEALTHCHECK NONE"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["FROM a:1\nHEALTHCHECK --timeout=3s \\\n  --retries=0 \\\n  CMD x", "FROM a:1\nHEALTHCHECK --timeout=3s \\\n  CMD x"],
  ["FROM a:1\nhealthcheck --retries=0 cmd x", "FROM a:1\nhealthcheck cmd x"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
