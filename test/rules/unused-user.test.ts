// unused-user: users that were made in vain.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "unused-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, 'FROM alpine:3.22\nRUN adduser -D web\nCMD ["python3", "a"]');
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "web is created, but nothing runs as that user: the container runs as root. Add USER web before the start command",
  );
});

test.each([
  ['FROM alpine:3.22\nRUN adduser -D web\nCOPY a /a\nCMD ["python3", "a"]', ["adduser"]],
  ['FROM debian:12-slim\nRUN groupadd web && useradd -g web web\nCMD ["python3", "a"]', ["useradd"]],
  ['FROM alpine:3.22\nRUN adduser -D web && chown -R web:web /srv\nCMD ["python3", "a"]', ["adduser"]],
  ['FROM alpine:3.22\nRUN adduser -D web\nCOPY --chown=web:web a /a\nCMD ["python3", "a"]', ["adduser"]],
  ['FROM node:24\nRUN useradd app\nWORKDIR /app\nCOPY . /app\nCMD ["node", "app.js"]', ["useradd"]],
  ["FROM node:24\nRUN useradd app\nCMD node app.js", ["useradd"]],
  [
    'FROM golang:1.25 AS b\nRUN go build -o /out/x\nFROM alpine:3.22\nRUN adduser -D web\nCOPY --from=b /out/x /x\nENTRYPOINT ["/x"]',
    ["adduser"],
  ],
  ['FROM node:24-alpine\nRUN adduser -S app\nCMD ["npm", "run", "start"]', ["adduser"]],
  ['FROM node:24\nRUN useradd api\nCOPY dist/api api\nCMD ["node", "api"]', ["useradd"]],
  ["FROM node:24\nRUN useradd api\nRUN npm --prefix api install && cp -r api /x\nCMD node api", ["useradd"]],
  ['FROM python:3.13\nRUN useradd django\nCMD ["python", "manage.py"]', ["useradd"]],
  ['FROM python:3.13 AS base\nRUN useradd app\nFROM base\nCMD ["python", "x.py"]', ["useradd"]],
  [
    'FROM rust:1.90 AS b\nRUN cargo build --release\nFROM debian:12\nRUN useradd app\nCOPY --from=b /a/server /usr/local/bin/server\nCMD ["server"]',
    ["useradd"],
  ],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  'FROM alpine:3.22\nRUN adduser -D web\nUSER web\nCMD ["python3", "a"]',
  'FROM alpine:3.22\nRUN adduser -D web\nENTRYPOINT ["/entrypoint.sh"]',
  'FROM alpine:3.22\nRUN adduser -D web\nCMD ["su-exec", "web", "/a"]',
  // What these do is not known here.
  'FROM debian:12\nRUN useradd web\nENTRYPOINT ["tools/dind"]',
  'FROM debian:12\nRUN useradd web\nCOPY app /app\nCMD ["/app"]',
  'FROM org/image\nRUN useradd web\nCMD ["node", "a.js"]',
  'FROM debian:12\nRUN useradd web\nCMD ["supervisord"]',
  'FROM debian:12\nRUN useradd web\nCOPY web.conf /etc/\nCMD ["python3", "a"]',
  'FROM debian:12\nRUN useradd testuser\nCMD ["python3", "a"]',
  'FROM debian:12\nENV RUN_AS=web\nRUN useradd web\nCMD ["python3", "a"]',
  'FROM debian:12\nRUN useradd web && su web -c x\nCMD ["python3", "a"]',
  'FROM alpine:3.22\nRUN adduser -D web\nUSER 1000\nCMD ["python3", "a"]',
  'FROM alpine:3.22\nRUN adduser -D nullmail\nCMD ["nullmailer"]',
  'FROM alpine:3 AS b\nRUN adduser -D web\nFROM alpine:3\nCMD ["python3", "a"]',
  'FROM python:3.13\nRUN useradd app\nCMD ["gunicorn", "--user", "app", "x:y"]',
  'FROM python:3.13\nRUN useradd app\nCMD ["celery", "-A", "x", "worker", "--uid=app"]',
  "FROM python:3.13\nRUN useradd app\nCMD python setup.py && su app -c x",
  // Another stage on the same base uses it.
  'FROM python:3.13 AS base\nRUN useradd app\nFROM base AS a\nUSER app\nFROM base\nCMD ["python", "x.py"]',
  // The image itself is run by another user than root.
  'FROM jenkins/jenkins:lts\nRUN useradd web\nCMD ["python3", "a"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  [
    'FROM alpine:3.22\nRUN adduser -D web\r\nCMD ["python3", "a"]\r\n',
    'FROM alpine:3.22\nRUN adduser -D web\r\nUSER web\r\nCMD ["python3", "a"]\r\n',
  ],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test("silent where a script of the context starts the container", () => {
  const source = 'FROM debian:13\nRUN useradd app\nCOPY tools tools\nENTRYPOINT ["tools/dind"]';
  expect(lint("unused-user", source)).toBe(source);
});

test("a Compose service starts the container as that user", () => {
  const source = 'FROM alpine:3.22\nRUN adduser -D web\nCMD ["python3", "a"]\n';
  const compose = (user: string) => ({
    files: {
      Dockerfile: source,
      "compose.yaml": `services:\n  a:\n    build: .\n    ports:\n      - "1:1"\n    user: ${user}\n  b:\n    user: web\n`,
    },
  });
  expect(findings(id, source, compose("web"))).toHaveLength(0);
  expect(findings(id, source, compose('"web:web"'))).toHaveLength(0);
  expect(findings(id, source, compose("root"))).toHaveLength(1);
});
