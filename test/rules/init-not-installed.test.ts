// init-not-installed: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "init-not-installed";

test("another path on Alpine", () => {
  const source = 'FROM alpine:3.22\nRUN apk add --no-cache tini\nENTRYPOINT ["/usr/bin/tini", "--", "sleep", "infinity"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add --no-cache tini
    ENTRYPOINT ["/usr/bin/tini", "--", "sleep", "infinity"]
                ~~~~~~~~~~~~~~~ The package tini puts tini at /sbin/tini, and nothing lies at /usr/bin/tini: the container does not start [Write /sbin/tini, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["/sbin/tini", "--",');
});

test("nothing installs it", () => {
  const source = 'FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "server.js"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    WORKDIR /app
    COPY . .
    ENTRYPOINT ["/sbin/tini", "--"]
                ~~~~~~~~~~~~ Nothing installs tini in this image: the container does not start [Install tini, review]
    CMD ["node", "server.js"]"
  `);
  expect(fixAll(id, source)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
    WORKDIR /app
    COPY . .
    ENTRYPOINT ["/usr/bin/tini", "--"]
    CMD ["node", "server.js"]"
  `);
});

test("dumb-init by its bare name", () => {
  expect(fixAll(id, 'FROM alpine:3.22\nENTRYPOINT ["dumb-init", "sleep", "infinity"]')).toBe(
    'FROM alpine:3.22\nRUN apk add --no-cache dumb-init\nENTRYPOINT ["dumb-init", "sleep", "infinity"]',
  );
});

const start = 'ENTRYPOINT ["/usr/bin/tini", "--", "sleep", "infinity"]';
test.each([
  ["installed", `FROM debian:12\nRUN apt-get update && apt-get install -y tini\n${start}`],
  ["merged /usr", `FROM debian:12\nRUN apt-get update && apt-get install -y tini\n${start.replace("/usr", "")}`],
  ["added", `FROM debian:12\nADD https://example.com/tini /usr/bin/tini\n${start}`],
  ["copied", `FROM debian:12\nCOPY --from=krallin/ubuntu-tini /usr/bin/tini /usr/bin/tini\n${start}`],
  ["a copied tree", `FROM debian:12\nCOPY rootfs/ /\n${start}`],
  ["a script may install it", `FROM debian:12\nCOPY install.sh /\nRUN /install.sh\n${start}`],
  ["packages in a variable", `FROM debian:12\nARG PACKAGES\nRUN apt-get update && apt-get install -y $PACKAGES\n${start}`],
  ["an unknown base image", `FROM example.com/base\n${start}`],
  ["the base image's own", 'FROM jenkins/jenkins:lts\nENTRYPOINT ["/usr/bin/tini", "--", "/usr/local/bin/jenkins.sh"]'],
  ["a link", `FROM alpine:3.22\nRUN apk add tini && ln -s /sbin/tini /usr/bin/tini\n${start}`],
])("silent: %s", (_, text) => {
  expect(lint(id, text)).toBe(text);
});
