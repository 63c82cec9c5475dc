// secret-value: credentials as values.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "secret-value";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nENV K=AKIAQQQQQQQQQQQQQQQQ");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "K holds what looks like an AWS access key, readable by everyone who has the file or the image. Revoke it, then pass it with RUN --mount=type=secret or at run time",
  );
});

test.each([
  ["FROM a:1\nENV K=AKIAQQQQQQQQQQQQQQQQ", ["AKIAQQQQQQQQQQQQQQQQ"]],
  ["FROM a:1\nARG T=ghp_a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1", ["ghp_a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"]],
  ['FROM a:1\nLABEL x="glpat-abcdeABCDEabcdeABCDE"', ['"glpat-abcdeABCDEabcdeABCDE"']],
  ["FROM a:1\nENV U=postgres://app:s3cr3tpw@db.corp.test/x", ["postgres://app:s3cr3tpw@db.corp.test/x"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM a:1\nENV K=AKIAIOSFODNN7EXAMPLE",
  "FROM a:1\nENV U=postgres://postgres:postgres@db.corp.test/x",
  "FROM a:1\nENV U=postgres://app:longpass@db:5432/x",
  "FROM a:1\nENV U=https://user:$TOKEN@example.org",
  "FROM a:1\nENV A=ghp_short",
  "FROM a:1\nARG SHA=2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
