// unpinned-apk-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-apk-package";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM alpine:3.22\nRUN apk add --no-cache curl git=2.49.1-r0")).toBe(
    "FROM alpine:3.22\nRUN apk add --no-cache curl git=2.49.1-r0\n                       ~~~~ curl has no version, so every build takes the newest one. Write curl=<version>",
  );
});

test.each([
  "FROM alpine:3.22\nRUN apk add --no-cache curl~8.14",
  "FROM alpine:3.22\nRUN apk add ./x.apk",
  "FROM alpine:3.22\nRUN apk add --no-cache --virtual .build curl=8.14.1-r2",
  "FROM alpine:3.22\nRUN apk update",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
