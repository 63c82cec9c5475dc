// healthcheck-exit-code: numbers that Docker does not know.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "healthcheck-exit-code";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nHEALTHCHECK CMD x || exit 3");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Docker only knows 0 for healthy and 1 for unhealthy; 3 is not defined. Use exit 1",
  );
});

test.each([["FROM a:1\nHEALTHCHECK CMD x || exit 2", ["2"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM a:1\nHEALTHCHECK CMD x || exit 1",
  "FROM a:1\nHEALTHCHECK CMD x || exit",
  "FROM a:1\nRUN x || exit 2",
  "FROM a:1\nHEALTHCHECK CMD x || exit $y",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([["FROM a:1\nHEALTHCHECK CMD x \\\n  || exit 255", "FROM a:1\nHEALTHCHECK CMD x \\\n  || exit 1"]] as const)(
  "mends %j",
  (source, expected) => {
    expect(fixAll(id, source)).toBe(expected);
  },
);
