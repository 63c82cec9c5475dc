// redundant-target-platform: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "redundant-target-platform";

test("underlines the flag and takes it away with the space behind it", () => {
  expect(lint(id, "FROM --platform=$TARGETPLATFORM alpine:3")).toBe(
    "FROM --platform=$TARGETPLATFORM alpine:3\n     ~~~~~~~~~~~~~~~~~~~~~~~~~~ FROM takes $TARGETPLATFORM without being told. Remove the flag [Remove --platform]",
  );
  expect(fixAll(id, "FROM --platform=${TARGETPLATFORM} alpine:3 AS b")).toBe("FROM alpine:3 AS b");
});

test.each(["FROM --platform=$BUILDPLATFORM alpine:3", "FROM --platform=$TARGETPLATFORM-x alpine:3", "FROM alpine:3"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
