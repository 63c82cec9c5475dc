// stale-package-lists: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "stale-package-lists";

test("underlines the update that stands alone", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl")).toBe(
    "FROM debian:12\nRUN apt-get update\n    ~~~~~~~~~~~~~~ Docker caches this apt-get update, so an install in a later RUN works with old lists and fails one day. Join both in one RUN with &&\nRUN apt-get install -y curl",
  );
});

test.each([
  "FROM debian:12\nRUN apt-get update && apt-get install -y curl",
  "FROM debian:12\nRUN apt-get update && apt-get upgrade -y",
  "FROM debian:12\nRUN apt-get update && ./install.sh && ./more.sh",
  "FROM alpine:3\nRUN apk update",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
