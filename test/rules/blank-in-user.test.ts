// blank-in-user: more than one word behind USER.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "blank-in-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nUSER a b");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "The whole line counts as one user name, and there is no user “a b”. Write one name or number, user:group without a blank",
  );
});

test.each([["FROM debian:12-slim\nUSER app : app", ["app : app"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM debian:12-slim\nUSER app:app",
  "FROM debian:12-slim\nUSER ${A:-b}",
  "FROM debian:12-slim\nUSER app \\\n\n",
  "FROM debian:12-slim\nUSER",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
