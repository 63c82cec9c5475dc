// unknown-user: names that certainly nobody creates.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "unknown-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nUSER app");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Nothing creates the user app: it is not in debian, so the next RUN or the start of the container fails. Create it first, or use a number",
  );
});

test("an owner that is not there yet is a warning: the files go to root", () => {
  const [found] = findings(id, "FROM debian:12-slim\nCOPY --chown=app:app a /a\nRUN useradd app\n");
  expect(found?.severity).toBe("warning");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Nothing above creates app, and it is not in debian: the builder gives these files to root without a word. Create it above this line, or use a number",
  );
});

test.each([
  ["FROM debian:12-slim\nADD --chown=app a /a", ["app"]],
  ["FROM debian:12-slim\nUSER app", ["app"]],
  ["FROM alpine:3.22\nRUN apk add --no-cache ca-certificates tzdata\nUSER app:app", ["app:app"]],
  ["FROM node:24\nRUN npm ci\nUSER appuser", ["appuser"]],
  ["FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim\nCOPY --chown=app:app a /a", ["app:app"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM debian:12-slim\nRUN useradd app\nUSER app",
  "FROM debian:12-slim\nRUN useradd app\nCOPY --chown=app:app a /a",
  "FROM alpine:3.22\nRUN adduser -D app\nCOPY --chown=app:app a /a",
  "FROM node:24\nCOPY --chown=node:node a /a",
  "FROM debian:12-slim\nCOPY --chown=root:root a /a\nCOPY --chown=0:0 b /b\nCOPY --chown=www-data:adm c /c",
  "FROM debian:12-slim\nRUN ./setup.sh\nCOPY --chown=app:app a /a",
  "FROM example.com/x:1\nCOPY --chown=app a /a",
  "FROM ghcr.io/astral-sh/uv:0.8\nCOPY --chown=app a /a",
  "FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim\nRUN useradd app\nCOPY --chown=app a /a",
  "FROM debian:12-slim AS b\nRUN useradd app\nFROM b\nCOPY --chown=app a /a",
  "FROM debian:12-slim\nUSER www-data",
  "FROM alpine:3.22\nUSER nobody",
  "FROM node:24\nUSER node",
  "FROM debian:12-slim\nRUN apt-get install -y postfix\nUSER postfix",
  "FROM debian:12-slim\nRUN ./setup.sh\nUSER app",
  "FROM debian:12-slim\nUSER 1000",
  "FROM debian:12-slim\nCOPY --from=b /etc/passwd /etc/passwd\nUSER app",
  "FROM example.com/x:1\nUSER app",
  "FROM debian:12-slim\nARG U\nUSER $U",
  "FROM alpine:3.22\nRUN addgroup -S g && adduser -S app -G g\nUSER app",
  "FROM debian:12-slim\nRUN <<EOF\nuseradd app\nEOF\nUSER app",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
