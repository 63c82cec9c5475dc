// named-user: names that nothing is known to create.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "named-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nUSER app");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "app is looked up in the image when the container starts, and Kubernetes' runAsNonRoot refuses a name. Write the number",
  );
});

test.each([
  ["FROM example.com/a:1\nUSER app", ["app"]],
  ["FROM example.com/a:1\nUSER app:app", ["app:app"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM a:1\nUSER 1000",
  "FROM a:1\nRUN useradd app\nUSER app",
  "FROM node:24\nUSER node",
  "FROM a:1\nUSER app\nUSER 10",
  "FROM a:1 AS b\nUSER app\nFROM b\nUSER 1",
  "FROM a:1\nUSER root",
  "FROM a:1\nCOPY --from=b /etc/passwd /etc/passwd\nUSER app",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["FROM a:1\nRUN useradd app\nUSER app", 1],
  ["FROM a:1\nUSER 12:x", 0],
  ["FROM a:1\nARG U=app\nUSER $U", 0],
] as const)("the hadolint profile in %j", (source, count) => {
  expect(findings(id, source, { config: { profile: "hadolint" } })).toHaveLength(count);
});
