// late-arg: declarations that come too late.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "late-arg";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM node:24\nRUN echo $A\nARG A=1");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "A is empty here: its ARG stands further down. Move that one up",
  );
});

test.each([
  ["FROM node:24\nRUN npm i -g pnpm@$PNPM\nARG PNPM=10", ["$PNPM"]],
  ["FROM node:24\nWORKDIR /srv/$APP\nENV APP=x", ["$APP"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM node:24\nARG PNPM=10\nRUN npm i -g pnpm@$PNPM",
  "FROM node:24\nRUN X=1; echo $X\nENV X=2",
  "FROM example.com/a:1\nRUN echo $A\nARG A=1",
  "FROM node:24\nRUN echo $NODE_VERSION\nENV NODE_VERSION=1",
  "FROM node:24\nENV A=1\nRUN echo $A\nENV A=2",
  "FROM node:24\nRUN echo ${A:-1}\nARG A",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
