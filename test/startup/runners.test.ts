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
  ["npm -w web --prefix app run start", "app/web/", ofNpm],
  ["npm start --workspace=packages/web", "packages/web/", ofNpm],
  ["npm start -w @shop/web", "apps/web/", ofNpm],
  ["pnpm --filter web start", "packages/web/", ofNpm.replaceAll("npm", "pnpm")],
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

const below = (script: string, scripts: Readonly<Record<string, string>>, folder = ""): string =>
  drawn('FROM node:22-alpine\nWORKDIR /srv\nCOPY . .\nENTRYPOINT ["npm", "start"]', {
    [`${folder}package.json`]: JSON.stringify({ scripts: { start: script, ...scripts } }),
    [`${folder}server.js`]: "process.on('SIGTERM', () => process.exit())",
  });

test("a script that hands over to another by its name", () => {
  for (const name of ["start:linux", "start:nix", "start:default"]) {
    expect(below("run-script-os", { "start:windows": "cd bin", [name]: "node server.js" })).toBe(
      "npm ─ sh = run-script-os ─ npm ─ sh = node · PID 1 npm · SIGTERM reaches no, prompt yes · reaps no · problem",
    );
  }
  expect(below("run-p serve", { serve: "node server.js" })).toMatch(/run-p ─ npm ─ sh = node .* reaches no, prompt yes/);
  expect(below("run-p 'serve:*'", { "serve:a": "node server.js" })).toMatch(/reaches no, prompt yes/);
});

test.each(["cross-env NODE_ENV=production node server.js", "env-cmd -f .env node server.js", "dotenv -e .env -- node server.js"])(
  "%s passes the signal on",
  (script) => expect(below(script, {})).toMatch(/ ─ node · PID 1 npm · SIGTERM reaches yes, prompt yes/),
);

test("what is not at hand is not reached for sure", () => {
  for (const script of ["turbo run start", "nx serve web", "lerna run start", "wireit"])
    expect(below(script, {})).toMatch(/reaches unknown/);
  expect(started("npm start", "elsewhere/")).toMatch(/reaches unknown/);
  expect(started("pnpm --filter api start")).toMatch(/reaches unknown/);
  expect(started("yarn workspace api start")).toMatch(/reaches unknown/);
});

test("run-script-os as PID 1 keeps the signal", () => {
  expect(drawn('FROM node:22\nENTRYPOINT ["run-script-os"]')).toMatch(/PID 1 run-script-os · SIGTERM reaches no, prompt no/);
});
