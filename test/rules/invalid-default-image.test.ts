// invalid-default-image: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "invalid-default-image";

test("underlines the image and shows what a plain build would take", () => {
  expect(lint(id, "ARG TAG\nFROM node:${TAG}")).toBe(
    'ARG TAG\nFROM node:${TAG}\n     ~~~~~~~~~~~ Without --build-arg this is "node:", which is no image name, and the build fails. Give ARG TAG a default',
  );
});

test.each([
  "ARG TAG=22\nFROM node:${TAG}",
  "ARG VARIANT\nFROM node:22${VARIANT}",
  "ARG REGISTRY=localhost:5000/\nFROM ${REGISTRY}node:22",
  "ARG A=x\nARG B=$A/y\nFROM $B",
  "FROM node:${TAG:-22}",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("what the builder refuses is none: an image id, a digest of the wrong length", () => {
  expect(lint(id, `ARG ID=${"a".repeat(64)}\nFROM $ID`)).toContain("which is no image name");
  expect(lint(id, `ARG SUM=${"a".repeat(40)}\nFROM debian@sha256:$SUM`)).toContain("which is no image name");
});

test("an ARG without a default may be one on purpose: an info, once for each", () => {
  const found = findings(id, "ARG A\nARG B=\nFROM $A\nFROM $A\nFROM x/$B:1");
  expect(found.map(({ severity }) => severity)).toEqual(["info", "warning"]);
  expect(findings(id, "ARG A\nFROM $A\nFROM $A", { config: { profile: "buildkit" } })).toHaveLength(2);
});

test("a default that stands in a stage is named", () => {
  expect(lint(id, "ARG OLD\nFROM golang:1.26 AS t\nARG OLD=postgres:17\nFROM ${OLD}")).toContain(
    'ARG OLD has its default inside a stage, where FROM does not see it, so without --build-arg this is ""',
  );
  expect(lint(id, "ARG OLD\nFROM golang:1.26 AS t\nARG OLD\nFROM ${OLD}")).toContain("Give ARG OLD a default");
  expect(lint(id, "ARG OLD\nFROM ${OLD}\nARG OLD=postgres:17")).toContain("Give ARG OLD a default");
});

test("what no ARG declares is told elsewhere", () => {
  expect(lint(id, "FROM node:$V")).toBe("FROM node:$V");
});

test.each([
  ["a comment", "# docker build --build-arg TAG=22 .\nARG TAG\nFROM node:${TAG}", {}],
  ["a workflow", "ARG TAG\nFROM node:${TAG}", { ".git/HEAD": "", ".github/workflows/a.yml": "build-args: |\n  TAG=22\n" }],
  ["a Makefile", "ARG TAG\nFROM node:${TAG}", { ".git/HEAD": "", Makefile: "i:\n\tdocker build --build-arg TAG=22 .\n" }],
] as const)("whoever builds it passes the argument: %s", (_, source, files) => {
  expect(lint(id, source, { files: { ...files } })).toBe(source);
  expect(lint(id, source, { files: { ...files }, config: { profile: "buildkit" } })).toContain("which is no image name");
});

test("another argument is passed", () => {
  expect(lint(id, "ARG TAG\nFROM node:${TAG}", { files: { ".git/HEAD": "", Makefile: "docker build --build-arg TAGS=22 .\n" } })).toContain(
    "fails",
  );
});

test("a comment above the ARG tells who sets it", () => {
  const source = "# Architecture of the base image (amd64, arm64v8), set by the build script\nARG ARCH\nFROM ${ARCH}/debian:13-slim";
  expect(lint(id, source)).toBe(source);
});

test("a name that is no word is not taken for a pattern", () => {
  expect(lint(id, "# docker build --build-arg TAG=1 .\nARG a(b\nFROM node:${a(b}")).not.toContain("threw");
  expect(lint(id, "# --build-arg X\nARG T.G\nARG TAG\nFROM node:${TAG}")).toContain("no image name");
});

test("every ARG without a default is named; one that has a wrong one wants another", () => {
  expect(lint(id, 'ARG BASE\nARG MAJOR\nARG V="${MAJOR}.1"\nFROM "${BASE}:${V}"')).toContain("Give ARG BASE and ARG MAJOR a default");
  expect(lint(id, "ARG V=a:b\nFROM node:$V")).toContain("Give ARG V another default");
});

test.each([
  'ARG SHA="pass-a-valid-sha-otherwise-this-will-fail"\nFROM alpine@sha256:${SHA}',
  "ARG TAG=<set-me>\nFROM node:${TAG}",
  "ARG CROSS_BASE_IMAGE\nFROM $CROSS_BASE_IMAGE",
  "ARG BUILD_FROM\nFROM $BUILD_FROM",
])("a default that stops the build on purpose, an argument that a tool passes: %j", (source) => {
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { config: { profile: "buildkit" } })).toContain("which is no image name");
});

test.each([
  ["a tool's own spelling", { "test.sh": "tool +build --TAG=22\n" }, false],
  ["a loop in a script beside it", { build: 'for l in $(cat args); do ARGS+=" --build-arg $l"; done\n' }, false],
  ["a script in a folder of scripts", { "scripts/release/a.sh": "docker build --build-arg TAG=22 .\n" }, false],
  ["a loop that names others", { "scripts/a.sh": 'for l in OTHER=1; do ARGS+=" --build-arg $l"; done\n' }, true],
  ["a version in package.json is no argument", { "package.json": '{ "TAG": "1" }' }, true],
] as const)("%s", (_, files, isFound) => {
  expect(lint(id, "ARG TAG\nFROM node:${TAG}", { files: { ".git/HEAD": "", ...files } }).includes("no image name")).toBe(isFound);
});

test("Dazzle passes `base` to each of its chunks", () => {
  const source = "ARG base\nFROM ${base}";
  expect(lint(id, source, { files: { "../../.git/HEAD": "", "../../dazzle.yaml": "", Dockerfile: "" } })).toBe(source);
  expect(lint(id, source, { files: { "../../.git/HEAD": "", Dockerfile: "" } })).toContain("no image name");
});
