// root-user: root as the last USER, unless the container gives it up.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "root-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM debian:12-slim\nUSER root");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "The container runs as root: this is the last USER. Change to a user without rights behind what needs root",
  );
});

test.each([
  ['FROM node:24\nUSER root\nCMD ["node", "a.js"]', ["root"]],
  ["FROM debian:12-slim\nUSER 0:0", ["0:0"]],
  ["FROM debian:12-slim\nARG U=root\nUSER $U", ["$U"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM node:24\nUSER root\nUSER node",
  "FROM node:24 AS b\nUSER root\nFROM node:24\nUSER node",
  'FROM debian:12-slim\nUSER root\nENTRYPOINT ["/entrypoint.sh"]',
  'FROM debian:12-slim\nUSER root\nCMD ["gosu", "app", "x"]',
  "FROM postgres:17\nUSER root",
  "FROM nginx:1.27\nUSER root",
  "FROM debian:12-slim\nARG U\nUSER $U",
  "FROM debian:12-slim\nUSER rooty",
  "FROM mcr.microsoft.com/devcontainers/base:1\nUSER root",
  "FROM debian:12\n# The agent must read /proc of all others,\n# which only root can.\nUSER root",
  "FROM debian:12\n# Container runs as root, it opens the Docker socket\nUSER root\nRUN x",
  "FROM debian:12\n# requires root permissions\nUSER root\nCMD x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "FROM debian:12\n# Needs root to install packages\nUSER root\nRUN apt-get update",
  "FROM debian:12\n# back to root\nUSER root",
  "FROM debian:12\n# the root of it all must be here\n\nENV A=1\nUSER root",
])("a comment about something else explains nothing: %j", (source) => {
  expect(findings(id, source)).toHaveLength(1);
});

test.each([
  ['FROM node:24\nUSER app\nRUN a\nUSER root\nCMD ["node", "a.js"]', 'FROM node:24\nUSER app\nRUN a\nUSER app\nCMD ["node", "a.js"]'],
  ['FROM node:24\nUSER app\nRUN a\nUSER root\nEXPOSE 80\nCMD ["x"]', 'FROM node:24\nUSER app\nRUN a\nUSER app\nEXPOSE 80\nCMD ["x"]'],
  [
    'FROM node:24\nUSER node\nRUN a\nUSER root\nRUN b\nCMD ["node"]',
    'FROM node:24\nUSER node\nRUN a\nUSER root\nRUN b\nUSER node\nCMD ["node"]',
  ],
  ["FROM debian:12 AS b\nUSER app\nFROM b\nUSER root\nRUN a", "FROM debian:12 AS b\nUSER app\nFROM b\nUSER root\nRUN a\nUSER app"],
  ["FROM debian:12-slim\nUSER root", "FROM debian:12-slim\nUSER root"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test.each([
  ["FROM a:1 AS b\nUSER root\nFROM a:1\nUSER x", 1],
  ["FROM a:1\nUSER root:x\n", 1],
  ["FROM a:1\nUSER root\nUSER x", 0],
] as const)("the hadolint profile in %j", (source, count) => {
  expect(findings(id, source, { config: { profile: "hadolint" } })).toHaveLength(count);
});

test("an image that is not known here may bring an entrypoint that gives up root", () => {
  const source = "ARG BASE_IMAGE\nFROM ${BASE_IMAGE}\nUSER root\nRUN echo hi >/x";
  expect(lint(id, source)).toBe(source);
  expect(lint(id, `${source}\nENTRYPOINT ["/app"]`)).toContain("runs as root");
  expect(lint(id, "FROM node:24\nUSER root\nRUN echo hi >/x")).toContain("runs as root");
});

const tried = (start: string) => `FROM debian:13-slim\nRUN useradd app\nUSER app\nRUN tool --version\nUSER root\n${start}`;

test.each([
  ["no start of its own", "", {}, 0],
  ["a shell", 'CMD ["bash"]', {}, 0],
  ["the tool that was tried", 'CMD ["tool"]', {}, 0],
  ["a server", 'CMD ["serve"]', {}, 1],
  ["a port", 'EXPOSE 80\nCMD ["tool"]', {}, 1],
  ["something is built behind it", 'RUN make\nCMD ["bash"]', {}, 1],
  ["a page starts it as the other user", 'CMD ["serve"]', { ".git/HEAD": "", "README.md": "docker run --rm -u app img" }, 0],
  ["a page starts it as another one", 'CMD ["serve"]', { ".git/HEAD": "", "README.md": "docker run --rm -u apple img" }, 1],
] as const)("root put back behind a trial run, %s", (_, start, files, count) => {
  expect(findings(id, tried(start), { files })).toHaveLength(count);
});

test("root on a distroless image is meant: an info without a way back", () => {
  const [found] = findings(id, 'FROM gcr.io/distroless/static-debian13:nonroot\nUSER 0:0\nENTRYPOINT ["/app"]');
  expect([found?.severity, found?.fixes]).toEqual(["info", []]);
});

test("Compose says the same", () => {
  const files = (user: string) => ({ ".git/HEAD": "", "compose.yaml": `services:\n  a:\n    build: .\n    user: ${user}\n` });
  const source = 'FROM debian:13-slim\nUSER root\nCMD ["serve"]';
  expect(findings(id, source, { files: files("root") })).toHaveLength(0);
  expect(findings(id, source, { files: files("app") })).toHaveLength(1);
});
