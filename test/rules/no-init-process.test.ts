// no-init-process: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "no-init-process";

const handler = { "server.js": 'process.on("SIGTERM", () => process.exit(0));\n' };
const node = 'FROM node:22-bookworm-slim\nCOPY . .\nCMD ["node", "server.js"]';

test("a health check by a shell, with the profile all alone", () => {
  const source = node.replace("CMD", "HEALTHCHECK CMD curl -f http://localhost || exit 1\nCMD");
  expect(lint(id, source, { files: handler })).toBe(source);
  expect(lint(id, source, { files: handler, config: { profile: "all" } })).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    COPY . .
    HEALTHCHECK CMD curl -f http://localhost || exit 1
    CMD ["node", "server.js"]
         ~~~~~~~~~~~~~~~~~~~ node is PID 1 and does not reap orphans: the command of a health check whose shell is killed on timeout stays a zombie. An init reaps it [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
});

test("code that starts programs", () => {
  expect(lint(id, node, { files: { "server.js": `${handler["server.js"]}require("child_process").exec("x &");` } })).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    COPY . .
    CMD ["node", "server.js"]
         ~~~~~~~~~~~~~~~~~~~ node is PID 1 and does not reap orphans, and server.js starts programs that may outlive their parent: these stay zombies when they end. An init reaps them [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
});

test("npm reaps nothing that its script leaves in the background", () => {
  const files = { "package.json": '{"scripts":{"start":"node worker.js & node server.js"}}', ...handler };
  expect(lint(id, 'FROM node:22-alpine\nCOPY . .\nCMD ["npm", "start"]', { files })).toMatchInlineSnapshot(`
    "FROM node:22-alpine
    COPY . .
    CMD ["npm", "start"]
         ~~~~~~~~~~~~~~ npm is PID 1 and does not reap orphans: processes that the script leaves behind stay zombies. An init reaps them [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
});

test.each([
  [
    "the script has one program",
    'FROM node:22-alpine\nCOPY . .\nCMD ["npm", "start"]',
    { "package.json": '{"scripts":{"start":"node a.js && node server.js"}}', ...handler },
  ],
  ["nobody knows the script", 'FROM node:22-alpine\nCMD ["pnpm", "start:docker"]', {}],
  ["nothing is started", node, handler],
  ["a health check in exec form", node.replace("CMD", 'HEALTHCHECK CMD ["node", "check.js"]\nCMD'), handler],
  ["PID 1 reaps", "FROM nginx:1.29\nHEALTHCHECK CMD curl localhost || exit 1", {}],
  ["an init is there", 'FROM alpine:3.22\nRUN apk add tini\nHEALTHCHECK CMD true\nENTRYPOINT ["/sbin/tini", "--", "redis-server"]', {}],
])("silent: %s", (_, source, files) => {
  expect(lint(id, source, { files })).toBe(source);
});

test.each([
  ["it waits for what it starts", 'require("child_process").execSync("x");'],
  ["and ends with it", 'const { spawn } = require("child_process");\nspawn("x", ["a && b"]);'],
])("silent: %s", (_, code) => {
  expect(lint(id, node, { files: { "server.js": handler["server.js"] + code } })).toBe(node);
});

test.each([
  ["in the background", 'exec("job &");'],
  ["with a process group of its own", 'spawn("job", { detached: true });'],
  ["cut off, its own children go on", 'exec("job", { timeout: 5000 });'],
])("told: %s", (_, code) => {
  expect(
    lint(id, node, { files: { "server.js": `${handler["server.js"]}const { exec, spawn } = require("child_process");\n${code}` } }),
  ).toContain("may outlive their parent");
});
