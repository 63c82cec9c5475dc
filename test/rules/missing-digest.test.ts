// missing-digest: every external image that is named by its tag.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "missing-digest";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "a:1 may be another image tomorrow: a tag can be moved. Add its digest to build on exactly this one",
  );
});

test.each([
  ["FROM debian:12-slim", ["debian:12-slim"]],
  ["ARG T=1\nFROM a:$T", ["a:$T"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM scratch", "FROM debian:12@sha256:e5865e6858dacc255bead044a7f2d0ad8c362433cfaa5acefb670c1edf54dfef", "ARG I\nFROM $I"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
