// inherited-port: ports that the base image exposes.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "inherited-port";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM postgres:17\nEXPOSE 5432/tcp");
  expect(found && fill(found.message.template, found.message.values)).toBe("postgres exposes 5432/tcp already");
});

test.each([["FROM nginx:1.27\nEXPOSE 80 443", ["80"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each(["FROM nginx:1.27\nEXPOSE 8080", "FROM example.com/nginx:1\nEXPOSE 80"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
