// relative-workdir: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "relative-workdir";

test("underlines the path and offers the absolute one", () => {
  expect(lint(id, "FROM a:1\nWORKDIR ./app")).toBe(
    "FROM a:1\nWORKDIR ./app\n        ~~~~~ ./app is relative to the working directory of the base image, which may change. Write the absolute path [Write /app, review]",
  );
  expect(fixAll(id, "FROM a:1\nWORKDIR ./app")).toBe("FROM a:1\nWORKDIR /app");
});

test.each([
  "FROM a:1\nWORKDIR /app\nWORKDIR src",
  "FROM a:1 AS a\nWORKDIR /app\nFROM a\nWORKDIR src",
  "FROM a:1\nARG DIR\nWORKDIR $DIR",
  "FROM a:1\nENV DIR=/srv\nWORKDIR ${DIR}/x",
  "FROM a:1\nWORKDIR C:/app",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("on scratch it is clear, but BuildKit does not look at the image", () => {
  const source = "FROM scratch\nWORKDIR app\nWORKDIR b";
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { config: { profile: "buildkit" } })).toMatch(/WORKDIR app\n +~~~ [^\n]+\nWORKDIR b$/);
});

test.each([
  ["debian:13", "app", "/app", "safe"],
  ["golang:1.26", "./src", "/go/src", "safe"],
  ["node:24 AS a\nFROM a", "app", "/app", "safe"],
  ["example.com/base:1", "app", "/app", "review"],
  ["python:3.14-windowsservercore", "app", "/app", "review"],
])("on %s, %s is %s: %s", (image, path, expected, safety) => {
  const source = `FROM ${image}\nWORKDIR ${path}\n`;
  expect(findings(id, source).flatMap(({ fixes }) => fixes.map((fix) => fix.safety))).toEqual([safety]);
  expect(fixAll(id, source)).toBe(`FROM ${image}\nWORKDIR ${expected}\n`);
});

test("no fix for a home directory, which the builder does not know", () => {
  expect(fixAll(id, "FROM debian:13\nWORKDIR ~/app")).toBe("FROM debian:13\nWORKDIR ~/app");
  expect(lint(id, "FROM debian:13\nWORKDIR ~/app")).toContain("~/app is relative");
});

test("no fix where the tag, and with it the directory, is left open", () => {
  const source = "ARG V\nFROM golang:${V}\nWORKDIR y";
  expect(lint(id, source)).toContain("is relative");
  expect(fixAll(id, source)).toBe(source);
});

test.each([
  ["FROM node:22\nWORKDIR app", "warning"],
  ["FROM node:22 AS x\nWORKDIR app\nRUN make\nFROM alpine\nCOPY --from=x /out /out", "info"],
  ["FROM node:22 AS x\nWORKDIR app\nRUN make\nFROM alpine\nCOPY --from=x /app/dist /out", "warning"],
  ["ARG V\nFROM golang:${V} AS x\nWORKDIR app\nFROM alpine\nCOPY --from=x /go/app/dist /out", "warning"],
  ["FROM node:22 AS app\nRUN a\nFROM app AS test\nWORKDIR data", "info"],
] as const)("where others count on the place: %j", (source, severity) => {
  expect(findings(id, source).map((found) => found.severity)).toEqual([severity]);
});

test("one stage is told once: what follows hangs on the first", () => {
  const source = "FROM node:24\nWORKDIR ./src\nWORKDIR ./web\nFROM node:24\nWORKDIR app";
  expect(findings(id, source)).toHaveLength(2);
  expect(fixAll(id, source)).toBe("FROM node:24\nWORKDIR /src\nWORKDIR ./web\nFROM node:24\nWORKDIR /app");
  expect(findings(id, source, { config: { profile: "buildkit" } })).toHaveLength(2);
  expect(findings(id, source, { config: { profile: "hadolint" } })).toHaveLength(3);
});
