// wrong-base-platform: platforms for which an image is not published.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "wrong-base-platform";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM --platform=arm64 mysql:5.7");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "mysql:5.7 is not published for arm64, only for linux/amd64. Choose one of these, or another image",
  );
});

test.each([["FROM --platform=linux/arm64 mysql:5.7", ["linux/arm64"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM --platform=linux/amd64 mysql:5.7",
  "FROM --platform=linux/arm64 mysql:8.4",
  "FROM --platform=$BUILDPLATFORM mysql:5.7",
  "FROM mysql:5.7",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
