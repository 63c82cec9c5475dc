// Package managers: what their command line calls, whatever options stand in front of it.
import { expect, test } from "vitest";
import { drawn } from "./support";

const started = (command: string, folder = ""): string =>
  drawn(`FROM node:22-alpine\nWORKDIR /srv\nCOPY . .\nENTRYPOINT ${JSON.stringify(command.split(" "))}`, {
    [`${folder}package.json`]: '{"scripts":{"start":"node server.js"}}',
    [`${folder}server.js`]: "process.on('SIGTERM', () => process.exit())",
  });

const ofNpm = "npm ─ sh = node · PID 1 npm · SIGTERM reaches yes, prompt yes · reaps no · ok";

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
