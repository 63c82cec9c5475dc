// missing-healthcheck: final stages without a health check.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "missing-healthcheck";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Nothing tells Docker whether the program in this container still works. Add a HEALTHCHECK, or HEALTHCHECK NONE to say that none is wanted",
  );
});

test.each([['FROM a:1\nCMD ["x"]', ["a:1"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM a:1\nHEALTHCHECK NONE", "FROM a:1 AS b\nHEALTHCHECK CMD x\nFROM b", "FROM a:1 AS b\nFROM c:1\nHEALTHCHECK CMD x"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test.each([
  ["FROM a:1 AS b\nFROM c:1\nHEALTHCHECK CMD x", 1],
  ["FROM a:1 AS b\nFROM b\nHEALTHCHECK CMD x", 0],
] as const)("the hadolint profile in %j", (source, count) => {
  expect(findings(id, source, { config: { profile: "hadolint" } })).toHaveLength(count);
});
