// The smallest Dockerfile for each kind of fault that was once passed over.
import { expect, test } from "vitest";
import { findings, type Setting } from "../support/rule";

const cases: readonly (readonly [rule: string, source: string, setting?: Setting])[] = [
  ["add-of-plain-file", "FROM debian:13\nADD a /b"],
  ["bash-syntax-in-sh", "FROM debian:12\nRUN set -o pipefail && echo a | cat"],
  ["carriage-return-in-heredoc", "FROM debian:12\r\nRUN <<EOF\r\nset -e\r\necho hi\r\nEOF\r\n"],
  ["command-repeats-entrypoint", 'FROM debian:12\nCOPY e.sh /\nENTRYPOINT ["/e.sh"]\nCMD ["/e.sh"]'],
  ["comment-behind-instruction", "FROM debian:12\nARG RUN_TESTS=0 # 0=never, 1=some"],
  ["comment-behind-instruction", "FROM debian:12\nWORKDIR /x # here"],
  ["comment-behind-instruction", "FROM debian:12\nVOLUME /data # data"],
  ["comment-behind-instruction", "FROM debian:12\nARG V=1 # later"],
  ["comment-behind-instruction", "FROM debian:12\nCOPY a /b # note"],
  ["comment-behind-instruction", "FROM debian:12\nADD . /x  # get the files"],
  ["comment-in-continued-run", "FROM debian:12\nRUN echo hello # \\\nRUN echo goodbye"],
  ["comment-line-in-string", 'FROM debian:12-slim\nRUN printf "\\n\\\n# note\\n\\\nset x\\n" >> /x'],
  ["comment-line-in-string", 'FROM debian:12\nLABEL d="first \\\n# second \\\nthird"'],
  ["copy-before-install", "FROM python:3.13\nCOPY . /app\nRUN pip install --no-cache-dir -r /app/requirements.txt"],
  ["copy-before-install", "FROM node:24\nWORKDIR /a\nCOPY ./src ./src\nCOPY package*.json ./\nRUN npm ci"],
  ["copy-from-empty-stage", "FROM scratch AS empty\nFROM alpine:3.23\nCOPY --from=empty /a /usr/bin/"],
  ["deprecated-maintainer", "FROM debian:13\nMAINTAINER a"],
  ["download-without-fail", "FROM debian:13\nRUN curl -L https://example.com/x -o /usr/bin/x && chmod +x /usr/bin/x"],
  [
    "download-without-fail",
    "FROM debian:12\nRUN curl -sSL https://a.example/x -o ~/bin/x && (curl -fsSL https://a.example/y | tar -xz) && chmod +x ~/bin/x",
  ],
  ["folder-mode-without-x", "FROM debian:12\nCOPY --chmod=644 dist /opt/web", { files: { "dist/a": "x\n" } }],
  ["heredoc-without-command", "FROM debian:12\nRUN <<EOF > /usr/local/bin/start.sh\n#!/bin/sh\nexec node /app.js\nEOF"],
  [
    "heredoc-without-command",
    "FROM debian:12\nRUN . /env.sh && <<EOF\necho a\nEOF\nRUN set -e; <<EOF\necho a\nEOF\nRUN <<EOF | sh\necho a\nEOF",
  ],
  ["invalid-default-image", "ARG BASE\nFROM ${BASE}\nRUN x"],
  ["invalid-default-image", "ARG BASE\nFROM ${BASE} AS a\nFROM ${BASE}\nCOPY --from=a /a /a"],
  ["legacy-key-value", "FROM debian:12\nENV A b\nENV C d\nENV E f\nENV G h\nENV I j"],
  ["missing-locale", "FROM python:3.13-slim\nENV LC_ALL=en_US.UTF-8"],
  ["missing-lock-file", "FROM node:24\nWORKDIR /a\nCOPY package.json ./\nRUN yarn --frozen-lockfile"],
  ["misspelt-frontend", "# syntax=docker/dokcerfile:1\nFROM debian:12"],
  [
    "mixed-package-suites",
    "FROM alpine:3.24\nRUN apk add --no-cache --repository=http://dl-cdn.alpinelinux.org/alpine/edge/community rsync",
  ],
  ["mounted-secret-in-layer", "FROM debian:12\nRUN --mount=type=secret,id=a cp /run/secrets/a /etc/a", { config: { profile: "all" } }],
  ["obsolete-install-option", "FROM node:24\nCOPY package*.json ./\nRUN npm ci --only=production", { config: { profile: "all" } }],
  [
    "packages-behind-copy",
    "FROM debian:12\nCOPY . /app\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*",
    { config: { profile: "all" } },
  ],
  ["passwordless-sudo", 'FROM debian:12\nRUN echo "ALL ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers', { config: { profile: "all" } }],
  ["permissions-after-copy", "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app", { files: { ".dockerignore": ".git\n" } }],
  ["pipe-without-pipefail", 'FROM debian:12\nRUN X=$(curl -fsSL https://example.com/x | sed s/a/b/) && echo "$X"'],
  ["refused-shell-option", 'FROM debian:12\nSHELL ["/bin/sh", "-eo", "pipefail", "-c"]\nRUN wget -qO- https://example.com/x | tar xz'],
  [
    "removed-in-later-layer",
    "FROM debian:12\nRUN curl -fSL -o /tmp/x.tgz https://example.com/x.tgz\nRUN tar xzf /tmp/x.tgz && rm -f /tmp/x.tgz",
  ],
  [
    "removed-in-later-layer",
    "FROM debian:12 AS b\nRUN touch /big.tgz\nFROM debian:12\nWORKDIR /root\nCOPY --from=b /big.tgz /root/\nRUN tar -xf big.tgz && rm -f big.tgz",
  ],
  ["same-line-variable", "FROM debian:13\nENV A=1 B=$A"],
  ["secret-in-variable", "FROM debian:12\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN"],
  ["set-with-command", 'FROM debian:12\nRUN set -eux \\\n  echo "Installing" \\\n  && apt-get update'],
  [
    "undefined-variable",
    "FROM debian:12\nCOPY <<EOF /etc/nginx/conf.d/x.conf\nserver { listen 80; location / { proxy_set_header Host $host; } }\nEOF",
  ],
  ["undefined-variable", "FROM scratch\nENV B=${unset_name:-x}", { config: { profile: "buildkit" } }],
  ["unquoted-version", "FROM python:3.13\nRUN pip install --no-cache-dir a>=4.8"],
  [
    "unused-cache-mount",
    "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir a",
    { config: { profile: "all" } },
  ],
  ["unused-user", 'FROM node:24-alpine\nRUN adduser -S api\nWORKDIR /a\nCOPY . .\nRUN chown -R api:api .\nCMD ["node","x"]'],
  ["world-writable-mode", "FROM debian:13\nRUN chmod 777 /tmp"],
];

for (const [rule, source, setting] of cases) {
  test(`${rule}: ${JSON.stringify(source)}`, () => {
    expect(findings(rule, source, setting)).not.toEqual([]);
  });
}
