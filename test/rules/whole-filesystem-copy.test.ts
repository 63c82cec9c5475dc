// whole-filesystem-copy: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "whole-filesystem-copy";

test("underlines the root that is copied", () => {
  const source = "FROM debian AS x\nFROM b\nCOPY --from=x / /";
  expect(lint(id, source)).toBe(
    `${source}\n              ~ This copies all of x over the image, its package database and all that is installed there included. Name what is needed`,
  );
  expect(lint(id, 'FROM debian AS x\nFROM b\nCOPY --from=x ["/", "/"]')).toContain("~~~ This copies");
});

test.each([
  "FROM b\nCOPY --from=x / /app",
  "FROM b\nCOPY / /",
  "FROM b\nCOPY --from=x /etc /",
  "FROM scratch\nCOPY --from=x / /",
  "FROM b\nCOPY --from=org/tools / /",
  "FROM scratch AS s\nCOPY a /a\nFROM b\nCOPY --from=s / /",
])("silent: %j", (rest) => {
  const source = `FROM debian AS x\n${rest}`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["stage FROM an image that is scratch", "FROM tonistiigi/xx AS xx\nFROM alpine\nCOPY --from=xx / /"],
  ["with a tag and a platform", "FROM --platform=$BUILDPLATFORM docker.io/tonistiigi/xx:1.6.1 AS xx\nFROM alpine\nCOPY --from=xx / /"],
  ["its variable", "ARG XX=1.6.1\nFROM tonistiigi/xx:${XX} AS xx\nFROM alpine\nCOPY --from=xx / /"],
  ["the image itself", "FROM alpine\nCOPY --from=tonistiigi/xx / /"],
  ["a stage on it", "FROM tonistiigi/xx AS xx\nFROM xx AS tools\nCOPY a /usr/bin/a\nFROM alpine\nCOPY --from=tools / /"],
  ["an unknown image under another name", "FROM org/tools AS tools\nFROM alpine\nCOPY --from=tools / /"],
  [
    "a scratch stage that takes another one's files",
    "FROM scratch AS a\nCOPY x /\nFROM scratch AS b\nCOPY --from=a / /\nFROM alpine\nCOPY --from=b / /",
  ],
])("a source that only gives files is passed over: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["a known image", "FROM alpine\nCOPY --from=golang:1.25 / /"],
  ["a stage in which a RUN runs", "FROM org/base AS x\nRUN make\nFROM alpine\nCOPY --from=x / /"],
  ["a scratch stage that took a whole system", "FROM debian AS a\nFROM scratch AS b\nCOPY --from=a / /\nFROM alpine\nCOPY --from=b / /"],
  ["a variant of a file image that stands on a distribution", "FROM alpine\nCOPY --from=ghcr.io/astral-sh/uv:debian / /"],
  ["a stage on a stage", "FROM debian AS a\nFROM a AS t\nFROM alpine\nCOPY --from=t / /"],
  ["onto an image of files", "FROM debian AS x\nFROM tonistiigi/xx\nCOPY --from=x / /"],
])("a whole system is told: %s", (_, source) => {
  expect(lint(id, source)).toContain("This copies all of");
});

test.each([
  ["the same image", "FROM alpine:3.22 AS build\nRUN apk add git\nFROM alpine:3.22\nCOPY --from=build / /\n"],
  [
    "by a variable",
    "ARG B=alpine\nARG V=3.22\nARG I=${B}:${V}\nFROM ${I} AS build\nRUN apk add git\nFROM alpine:3.22\nCOPY --link --from=build / /\n",
  ],
  ["by one of which nothing is known", "ARG B\nFROM ${B} AS build\nRUN apk add git\nFROM ${B}\nCOPY --from=build / /\n"],
  ["a stage on a stage", "FROM debian:13 AS a\nFROM a AS build\nRUN apt-get install -y git\nFROM debian:13\nCOPY --from=build / /\n"],
  ["onto a stage on it", "FROM debian:13 AS a\nENV A=1\nFROM a AS build\nRUN apt-get install -y git\nFROM a\nCOPY --from=build / /\n"],
  ["through scratch", "FROM debian:13 AS a\nRUN x\nFROM scratch AS b\nCOPY --from=a / /\nFROM debian:13\nCOPY --from=b / /\n"],
  [
    "with a check in front of it",
    'FROM debian:13 AS a\nRUN x\nFROM debian:13\nRUN test -n "$A"\nCOPY --from=a / /\nRUN apt-get install -y git\n',
  ],
])("flattened onto the base of both: %s", (_, source) => {
  expect(lint(id, source)).not.toContain("This copies");
});

test.each([
  ["another release", "FROM alpine:3.22 AS build\nRUN apk add git\nFROM alpine:3.21\nCOPY --from=build / /\n"],
  ["another platform", "FROM --platform=$BUILDPLATFORM alpine:3.22 AS build\nRUN apk add git\nFROM alpine:3.22\nCOPY --from=build / /\n"],
  ["another variable", "ARG B\nARG C\nFROM ${B} AS build\nRUN apk add git\nFROM ${C}\nCOPY --from=build / /\n"],
  [
    "what is installed here is forgotten",
    "FROM alpine:3.22 AS build\nRUN apk add git\nFROM alpine:3.22\nRUN apk add curl\nCOPY --from=build / /\n",
  ],
])("no flattening: %s", (_, source) => {
  expect(lint(id, source).match(/This copies/g)).toHaveLength(1);
});

test("no flattening: the second of two", () => {
  const source =
    "FROM alpine:3.22 AS a\nRUN apk add git\nFROM alpine:3.22 AS b\nRUN apk add curl\nFROM alpine:3.22\nCOPY --from=a / /\nCOPY --from=b / /\n";
  expect(lint(id, source).match(/This copies all of b/g)).toHaveLength(1);
  expect(lint(id, source)).not.toContain("This copies all of a");
});

test("a relative source counts from the root of the other stage", () => {
  const source = "FROM golang:1.25 AS builder\nWORKDIR /src\nCOPY . .\nRUN go build\nFROM alpine\nWORKDIR /app\nCOPY --from=builder . .\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM golang:1.25 AS builder
    WORKDIR /src
    COPY . .
    RUN go build
    FROM alpine
    WORKDIR /app
    COPY --from=builder . .
                        ~ . counts from / of builder, not from its WORKDIR, so this copies its whole file system. Write /src, or name what is needed [Write /src, review]
    "
  `);
  expect(fixAll(id, source)).toBe(source.replace("builder . .", "builder /src ."));
});

test.each([
  ["onto any folder", "FROM node:22 AS b\nWORKDIR /src\nRUN x\nFROM nginx\nCOPY --from=b ./ /usr/share/nginx/html/", "Write /src,"],
  ["by its number", "FROM node:22\nWORKDIR /src\nRUN x\nFROM nginx\nCOPY --from=0 . /a", "Write /src,"],
  ["in quotes", 'FROM node:22 AS b\nWORKDIR /src\nFROM nginx\nCOPY --from=b [".", "/a"]', "Write /src,"],
  ["into a folder of nothing", "FROM node:22 AS b\nWORKDIR /src\nFROM scratch\nWORKDIR /app\nCOPY --from=b . .", "Write /src,"],
  ["a stage on a stage", "FROM node:22 AS a\nWORKDIR /src\nFROM a AS b\nRUN x\nFROM nginx\nCOPY --from=b . /a", "Write /src,"],
  ["of an image", "FROM nginx\nWORKDIR /a\nCOPY --from=golang:1.25 . .", "Name what is needed"],
  ["in no folder", "FROM debian:13 AS b\nRUN x\nFROM nginx\nCOPY --from=b . /a", "Name what is needed"],
  ["in a folder of a variable", "FROM node:22 AS b\nARG D\nWORKDIR $D\nRUN x\nFROM nginx\nCOPY --from=b . /a", "Name what is needed"],
])("a whole system by a relative source: %s", (_, source, said) => {
  const drawn = lint(id, source);
  expect(drawn.split("so this copies its whole file system")).toHaveLength(2);
  expect(drawn).toContain(said);
  expect(fixAll(id, source) === source).toBe(said.startsWith("Name"));
});

test.each([
  ["from the context", "FROM node:22\nWORKDIR /a\nCOPY . ."],
  ["of files alone", "FROM scratch AS files\nCOPY a /a\nFROM nginx\nWORKDIR /a\nCOPY --from=files . ."],
  ["of a named context", "FROM nginx\nWORKDIR /a\nCOPY --from=src . ."],
  ["of a folder", "FROM node:22 AS b\nWORKDIR /src\nRUN x\nFROM nginx\nCOPY --from=b ./dist /a"],
  ["into one layer", "FROM debian:13 AS b\nRUN x\nFROM scratch\nCOPY --from=b . ."],
  ["onto the base of both", "FROM alpine:3.22 AS b\nRUN x\nFROM alpine:3.22\nCOPY --from=b . /"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});
