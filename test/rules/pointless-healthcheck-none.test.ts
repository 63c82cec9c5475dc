// pointless-healthcheck-none: NONE where there is nothing to switch off.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "pointless-healthcheck-none";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nHEALTHCHECK NONE");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "No health check is inherited here, so HEALTHCHECK NONE changes nothing. Remove it",
  );
});

test.each([["FROM debian:12-slim\nHEALTHCHECK NONE", ["NONE"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM example.com/a:1\nHEALTHCHECK NONE",
  "FROM debian:12 AS b\nHEALTHCHECK CMD x\nFROM b\nHEALTHCHECK NONE",
  "FROM debian:12-slim\nHEALTHCHECK CMD x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([["FROM debian:12-slim\nHEALTHCHECK NONE\nCMD x", "FROM debian:12-slim\nCMD x"]] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
