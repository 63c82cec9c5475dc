// overridden-arg: ARGs that an ENV makes void.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "overridden-arg";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM node:24\nARG PORT=1\nENV PORT=2");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "ENV PORT replaces the ARG of that name, so --build-arg PORT changes nothing. Write ENV PORT=$PORT",
  );
});

test.each([
  ["FROM node:24\nARG PORT=1\nENV PORT=2", ["PORT"]],
  ["FROM node:24\nARG A B\nENV A=1 B=2", ["A", "B"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM node:24\nARG PORT=1\nENV PORT=$PORT",
  "FROM node:24\nARG PORT=1\nRUN x\nENV PORT=2",
  "FROM node:24\nARG PORT=1\nLABEL p=$PORT\nENV PORT=2",
  "FROM node:24\nENV PORT=2\nARG PORT=1",
  "FROM node:24\nARG A=1\nENV C=$A\nENV A=2",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
