// untagged-base-image: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "untagged-base-image";

test("underlines the image; nobody would merge `:latest`, so that there is no fix", () => {
  expect(lint(id, "FROM debian AS build")).toBe(
    "FROM debian AS build\n     ~~~~~~ debian has no tag, so every build takes whatever `latest` is that day. Name a version, such as debian:<version>",
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

test("hadolint wants a tag behind a part that is a variable, too", () => {
  const strict = { config: { profile: "hadolint" } } as const;
  expect(lint(id, "ARG A\nFROM build_${A}", strict)).toContain("build_${A} has no tag");
  expect(lint(id, "ARG A\nFROM ${A}", strict)).not.toContain("has no tag");
  expect(lint(id, "ARG A\nFROM build:${A}", strict)).not.toContain("has no tag");
});

test.each([
  ["no stage uses it", "FROM org/a AS x\nFROM debian:12", "info"],
  ["local by its name", "FROM localhost:5000/app", "info"],
  ["local by its name", "FROM acme/app-local", "info"],
  ["a comment tells", "# injected as a context by the bakefile\nFROM org/a", "info"],
  ["another comment", "# The runtime\nFROM org/a", "warning"],
  ["a used stage", "FROM org/a AS x\nFROM debian:12\nCOPY --from=x /a /a", "warning"],
  ["a word in a name", "FROM acme/locale", "warning"],
] as const)("%s: %j", (_, source, severity) => {
  expect(findings(id, source).map((found) => found.severity)).toEqual([severity]);
});
