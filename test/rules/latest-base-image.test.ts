// latest-base-image: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "latest-base-image";

test("underlines the tag, also where a variable brings it", () => {
  expect(lint(id, "FROM debian:latest")).toBe(
    "FROM debian:latest\n            ~~~~~~ debian:latest is whatever was pushed last, so builds differ from day to day. Name a version",
  );
  expect(lint(id, "ARG TAG=latest\nFROM debian:$TAG")).toContain("debian:latest is whatever");
});

test.each(["FROM debian:12", "FROM debian", "FROM a:1 AS latest\nFROM latest"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("the images that COPY and RUN take files from", () => {
  const source =
    "FROM scratch\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/\nRUN --mount=from=ghcr.io/astral-sh/uv:latest,target=/u x\n";
  expect(lint(id, source).split("\n")[2]).toBe(
    "                                 ~~~~~~ ghcr.io/astral-sh/uv:latest is whatever was pushed last, so builds differ from day to day. Name a version",
  );
  expect(lint(id, "FROM scratch\nCOPY --from=a/b:1 / /\nCOPY --from=latest / /")).not.toContain("~");
});
