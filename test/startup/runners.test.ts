// Package managers: what their command line calls, whatever options stand in front of it.
import { expect, test } from "vitest";
import { lint } from "../support/rule";
import { drawn } from "./support";

const started = (command: string, folder = ""): string =>
  drawn(`FROM node:22-alpine\nWORKDIR /srv\nCOPY . .\nENTRYPOINT ${JSON.stringify(command.split(" "))}`, {
    [`${folder}package.json`]: '{"scripts":{"start":"node server.js"}}',
    [`${folder}server.js`]: "process.on('SIGTERM', () => process.exit())",
  });

const ofNpm = "npm ─ sh = node · PID 1 npm · SIGTERM reaches yes, prompt yes · reaps no · problem";

test.each([
  ["npm start", "", ofNpm],
  ["npm --prefix app start", "app/", ofNpm],
  ["npm --prefix=app start", "app/", ofNpm],
  ["npm -w web --prefix app run start", "app/", ofNpm],
  ["npm run -- start", "", ofNpm],
  ["npm exec -- node server.js", "", ofNpm],
  ["npm x node server.js", "", ofNpm],
  ["pnpm -w start", "", ofNpm.replaceAll("npm", "pnpm")],
])("%s", (command, folder, expected) => expect(started(command, folder)).toBe(expected));

test("bun puts itself in the place of npm, yarn and pnpm inside of its scripts", () => {
  const source = 'FROM oven/bun:1\nWORKDIR /app\nCOPY . .\nCMD ["bun", "run", "start"]';
  for (const start of ["npm run go -- x", "yarn run go", "pnpm run go"]) {
    const files = { "package.json": JSON.stringify({ scripts: { start, go: "bun server.ts" } }) };
    expect(drawn(source, files)).toMatch(/ = bun ─ bun ─ bun · .*reaches yes, prompt yes.* ok$/);
    expect(lint("signal-never-reaches-app", source, { files })).not.toContain("~");
  }
});

test("npm itself does not", () => {
  const files = { "package.json": JSON.stringify({ scripts: { start: "bun run go", go: "npm run x" } }) };
  expect(drawn('FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]', files)).toMatch(/problem$/);
});
