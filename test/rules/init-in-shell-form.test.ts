// init-in-shell-form: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "init-in-shell-form";

const source = "FROM debian:12-slim\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT tini -- sleep infinity";

test("dash stays in front of tini", () => {
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    RUN apt-get update && apt-get install -y tini
    ENTRYPOINT tini -- sleep infinity
               ~~~~~~~~~~~~~~~~~~~~~~ sh stays PID 1 in front of tini, which then can neither reap orphans nor get SIGTERM: \`docker stop\` waits 10 s, then kills everything. Use a JSON array [Write ENTRYPOINT as a JSON array, without a shell, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["tini", "--", "sleep", "infinity"]');
});

test.each([
  ["exec", source.replace("tini --", "exec tini --")],
  ["ash becomes tini", "FROM alpine:3.22\nRUN apk add tini\nENTRYPOINT tini -- sleep infinity"],
  ["an array", 'FROM debian:12\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "--", "sleep", "infinity"]'],
])("silent: %s", (_, text) => {
  expect(lint(id, text)).toBe(text);
});

test("an ENTRYPOINT of a base image that nobody knows may stand in front", () => {
  const text = 'FROM example.org/base:1\nSHELL ["/bin/dash", "-c"]\nCMD tini -- sleep infinity';
  expect(lint(id, text)).toContain("may stay PID 1 in front of it");
});
