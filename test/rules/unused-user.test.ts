// unused-user: users that were made in vain.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "unused-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, 'FROM alpine:3.22\nRUN adduser -D web\nCMD ["/a"]');
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "web is created, but nothing uses it: the container runs as root. Add USER web before the start command",
  );
});

test.each([
  ['FROM alpine:3.22\nRUN adduser -D web\nCOPY a /a\nCMD ["/a"]', ["adduser"]],
  ['FROM debian:12-slim\nRUN groupadd web && useradd -g web web\nCMD ["/a"]', ["useradd"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  'FROM alpine:3.22\nRUN adduser -D web\nUSER web\nCMD ["/a"]',
  'FROM alpine:3.22\nRUN adduser -D web && chown -R web /srv\nCMD ["/a"]',
  'FROM alpine:3.22\nRUN adduser -D web\nCOPY --chown=web a /a\nCMD ["/a"]',
  'FROM alpine:3.22\nRUN adduser -D web\nENTRYPOINT ["/entrypoint.sh"]',
  'FROM alpine:3.22\nRUN adduser -D web\nCMD ["su-exec", "web", "/a"]',
  'FROM alpine:3.22\nRUN adduser -D web\nUSER 1000\nCMD ["/a"]',
  'FROM alpine:3.22\nRUN adduser -D nullmail\nCMD ["nullmailer"]',
  'FROM alpine:3 AS b\nRUN adduser -D web\nFROM alpine:3\nCMD ["/a"]',
  // The image itself is run by another user than root.
  'FROM jenkins/jenkins:lts\nRUN useradd web\nCMD ["/a"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ['FROM alpine:3.22\nRUN adduser -D web\r\nCMD ["/a"]\r\n', 'FROM alpine:3.22\nRUN adduser -D web\r\nUSER web\r\nCMD ["/a"]\r\n'],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
