// full-base-image: finished results on images that are larger than they need.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "full-base-image";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM x:1 AS b\nFROM python:3.13\nCOPY --from=b /a /a");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "This stage only copies a finished result, for which python:3.13-slim is enough: it is hundreds of megabytes smaller",
  );
});

test.each([["FROM node:24 AS b\nRUN x\nFROM node:24\nCOPY --from=b /a /a", ["node:24"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM node:24 AS b\nRUN x\nFROM node:24-slim\nCOPY --from=b /a /a",
  "FROM node:24 AS b\nRUN x\nFROM node:24\nRUN y\nCOPY --from=b /a /a",
  "FROM node:24\nCOPY a /a",
  "FROM golang:1 AS b\nFROM ubuntu:24.04\nCOPY --from=b /a /a",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([["FROM x:1 AS b\nFROM python:3.13\nCOPY --from=b /a /a", "FROM x:1 AS b\nFROM python:3.13-slim\nCOPY --from=b /a /a"]] as const)(
  "mends %j",
  (source, expected) => {
    expect(fixAll(id, source)).toBe(expected);
  },
);
