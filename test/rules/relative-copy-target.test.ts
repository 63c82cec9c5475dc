// relative-copy-target: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "relative-copy-target";

test("underlines the first target of a stage", () => {
  expect(lint(id, "FROM node:22\nCOPY a src\nCOPY . .\nFROM node:22\nCOPY . .")).toBe(
    "FROM node:22\nCOPY a src\n       ~~~ No WORKDIR is set here, so src is counted from `/`. Set a WORKDIR before this line, or write an absolute path [Write /src, review]\n" +
      "COPY . .\nFROM node:22\nCOPY . .\n       ~ No WORKDIR is set here, so . is counted from `/`. Set a WORKDIR before this line, or write an absolute path",
  );
  expect(fixAll(id, "FROM node:22\nCOPY a \\\n  src/\n")).toBe("FROM node:22\nCOPY a \\\n  /src/\n");
});

test("a WORKDIR of another stage does not count, one of a parent does", () => {
  expect(lint(id, "FROM alpine AS x\nWORKDIR /x\nFROM alpine\nCOPY a b")).toContain("~ No WORKDIR");
  expect(lint(id, "FROM alpine AS x\nWORKDIR /x\nFROM x\nCOPY a b")).not.toContain("No WORKDIR");
  expect(lint(id, "FROM alpine\nCOPY a b\nWORKDIR /x")).toContain("~ No WORKDIR");
});

test.each([
  "FROM golang:1.25\nCOPY a b",
  "FROM ghcr.io/x/node\nCOPY a b",
  "FROM alpine\nCOPY a /b",
  "FROM alpine\nCOPY a $X/b",
  "FROM alpine\nWORKDIR app\nCOPY a b",
  "FROM alpine\nADD a b",
  "FROM alpine\nONBUILD WORKDIR /x\nONBUILD COPY a b",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("hadolint takes any image for one that starts nowhere", () => {
  expect(lint(id, "COPY a b", { config: { profile: "hadolint" } })).toContain("~ No WORKDIR is set here, so b lies wherever");
});

test("the root of scratch is where all lies", () => {
  for (const target of [".", "./"]) {
    const source = `FROM golang:1.26 AS build\nFROM scratch\nCOPY --from=build /out/app ${target}`;
    expect(lint(id, source)).toBe(source);
  }
  expect(lint(id, "FROM scratch\nCOPY app bin/")).toContain("counted from `/`");
});

test.each([
  ["the stage ships", "FROM node:22\nCOPY a b", "warning"],
  ["it is what stands below", "FROM node:22 AS x\nCOPY a b\nFROM x", "warning"],
  ["it only builds", "FROM node:22 AS x\nCOPY a b\nRUN make\nFROM alpine\nCOPY --from=x /out /out", "info"],
  ["a whole folder, of which something is made", "FROM node:22 AS x\nCOPY . .\nRUN make\nFROM alpine\nCOPY --from=x /out /out", "info"],
  ["a whole folder, taken as it is", "FROM node:22 AS x\nCOPY . .\nFROM alpine\nCOPY --from=x /out /out", "warning"],
  ["a file of the root is taken", "FROM node:22 AS x\nCOPY r.txt .\nRUN a\nFROM alpine\nCOPY --from=x /r.txt /", "warning"],
  ["what lies in it is taken", "FROM node:22 AS x\nCOPY a b\nFROM alpine\nCOPY --from=x b/c /c", "warning"],
  ["all is taken", "FROM node:22 AS x\nCOPY a b\nFROM alpine\nCOPY --from=x / /", "warning"],
  ["a wildcard may take it", "FROM node:22 AS x\nCOPY a b\nFROM alpine\nCOPY --from=x /b* /", "warning"],
  ["a mount takes all", "FROM node:22 AS x\nCOPY a b\nFROM alpine\nRUN --mount=from=x,target=/t make", "warning"],
  ["a mount takes another folder", "FROM node:22 AS x\nCOPY a b\nFROM alpine\nRUN --mount=from=x,source=/c,target=/t make", "info"],
  ["a stage upon it takes part", "FROM node:22 AS x\nCOPY a b\nFROM x AS y\nFROM alpine\nCOPY --from=y /b /b", "warning"],
  ["a stage upon it builds", "FROM node:22 AS x\nCOPY a b\nFROM x AS y\nRUN c\nFROM alpine\nCOPY --from=y /c /c", "info"],
] as const)("where others count on the place: %s", (_, source, severity) => {
  expect(findings(id, source).map((found) => found.severity)).toEqual([severity]);
});
