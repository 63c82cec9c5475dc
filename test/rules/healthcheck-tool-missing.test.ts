// healthcheck-tool-missing: health checks that cannot run.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "healthcheck-tool-missing";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nHEALTHCHECK CMD curl -f x");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "curl is not in debian:12-slim and nothing here installs it, so every check fails. Install curl, or check with a program that the image has",
  );
});

test.each([
  ["FROM alpine:3.22\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1", ["curl"]],
  ['FROM debian:12-slim\nCOPY a /srv/a\nHEALTHCHECK CMD ["wget", "-q", "http://localhost"]', ['"wget"']],
  ["FROM node:24-slim\nRUN npm ci\nHEALTHCHECK CMD curl -f localhost", ["curl"]],
  ['FROM gcr.io/distroless/static\nHEALTHCHECK CMD ["curl", "-f", "http://x"]', ['"curl"']],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM alpine:3.22\nHEALTHCHECK CMD wget -q http://localhost/",
  "FROM alpine:3.22\nRUN apk add --no-cache curl\nHEALTHCHECK CMD curl -f localhost",
  "FROM node:24\nHEALTHCHECK CMD curl -f localhost",
  "FROM example.com/a:1\nHEALTHCHECK CMD curl -f localhost",
  "FROM debian:12-slim\nRUN apt-get update && apt-get install -y nginx\nHEALTHCHECK CMD curl -f localhost",
  "FROM debian:12-slim\nRUN ./install.sh\nHEALTHCHECK CMD curl -f localhost",
  "FROM alpine:3.22\nCOPY --from=b /usr/bin/curl /usr/bin/curl\nHEALTHCHECK CMD curl -f localhost",
  "FROM alpine:3.22\nHEALTHCHECK NONE",
  "FROM alpine:3 AS b\nRUN apk add curl\nFROM b\nHEALTHCHECK CMD curl -f localhost",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
