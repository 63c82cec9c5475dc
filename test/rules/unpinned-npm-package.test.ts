// unpinned-npm-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-npm-package";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM node:22\nRUN npm install -g pnpm @types/node@20.1.0")).toBe(
    "FROM node:22\nRUN npm install -g pnpm @types/node@20.1.0\n                   ~~~~ pnpm has no version, so every build takes the newest one. Write pnpm@<version>",
  );
});

test.each([
  "FROM node:22\nRUN npm install -g pnpm@9.15.0",
  "FROM node:22\nRUN npm install",
  "FROM node:22\nRUN npm ci",
  "FROM node:22\nRUN npm install ./local.tgz",
  "FROM node:22\nRUN npm run install",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
