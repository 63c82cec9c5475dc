// untagged-base-image: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "untagged-base-image";

test("underlines the image and offers what the builder takes", () => {
  expect(lint(id, "FROM debian AS build")).toBe(
    "FROM debian AS build\n     ~~~~~~ debian has no tag, so every build takes whatever `latest` is that day. Name a version, such as debian:<version> [Write `:latest`, which is what the builder takes now, review]",
  );
});

test.each([
  "FROM debian:12",
  "FROM debian@sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9",
  "FROM scratch",
  "FROM golang:1.24 AS build\nFROM build",
  "ARG IMAGE\nFROM ${IMAGE}",
  "ARG TAG=12\nFROM debian:${TAG}",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a variable whose default has no tag is told by its value", () => {
  expect(lint(id, "ARG IMAGE=debian\nFROM ${IMAGE}")).toContain("~~~~~~~~ debian has no tag");
});
