// unused-arg: ARGs that nothing reads.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "unused-arg";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM alpine:3.22\nARG C=1");
  expect(found && fill(found.message.template, found.message.values)).toBe("Nothing in this stage uses C. Remove it");
});

test.each([["FROM alpine:3.22\nARG COMMIT\nRUN x", ["COMMIT"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM alpine:3.22\nARG COMMIT\nRUN echo $COMMIT",
  "FROM alpine:3.22\nARG HTTP_PROXY\nRUN x",
  "FROM a:1 AS b\nARG C\nFROM b\nRUN x",
  "FROM alpine:3.22\nARG TARGETARCH\nRUN x",
  "FROM alpine:3.22\nARG TZ=UTC\nRUN x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["FROM alpine:3.22\nARG COMMIT=1\nRUN x", "FROM alpine:3.22\nRUN x"],
  ["FROM alpine:3.22\nARG A B\nRUN x $B", "FROM alpine:3.22\nARG A B\nRUN x $B"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
