// unlocked-install: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unlocked-install";

test("underlines the command", () => {
  const source = "FROM a\nCOPY package.json package-lock.json ./\nRUN npm install --omit=dev && b";
  expect(lint(id, source)).toBe(
    `${source}\n    ~~~~~~~~~~~ npm install may install other versions than package-lock.json lists. npm ci keeps to it, and stops where it does not fit [Write npm ci, review]`,
  );
  expect(fixAll(id, source)).toBe(source.replace("install", "ci"));
});

test.each([
  ["RUN yarn", "yarn.lock", "RUN yarn --frozen-lockfile"],
  ["RUN yarn install --production", "yarn.lock", "RUN yarn install --frozen-lockfile --production"],
  ["RUN pnpm i \\\n  --prod", "pnpm-lock.yaml", "RUN pnpm i --frozen-lockfile \\\n  --prod"],
  ["RUN uv sync", "uv.lock", "RUN uv sync --locked"],
  ["RUN pipenv install", "Pipfile.lock", "RUN pipenv install --deploy"],
])("%s", (line, lock, mended) => {
  expect(fixAll(id, `FROM a\nCOPY . .\n${line}`, { files: { [lock]: "", "a.js": "" } })).toBe(`FROM a\nCOPY . .\n${mended}`);
});

test("a wildcard brings the lock file where it is known to be there", () => {
  const source = "FROM a\nCOPY package*.json ./\nRUN npm i";
  expect(lint(id, source)).toBe(source);
  expect(fixAll(id, source, { files: { "package-lock.json": "", "package.json": "" } })).toBe(source.replace("npm i", "npm ci"));
});

test("a lock file that stays outside", () => {
  const source = "FROM a\nCOPY package.json ./\nRUN npm install";
  expect(lint(id, source, { files: { "package-lock.json": "", "package.json": "" } })).toContain(
    "package-lock.json is not copied, so npm install takes",
  );
});

test.each([
  "RUN npm ci",
  "RUN npm install express",
  "RUN npm install -g",
  "RUN npm install --no-package-lock",
  "ENV CI=1\nRUN npm install",
  "RUN npm run install",
  "RUN npm ci || npm install",
  "RUN if [ -f package-lock.json ]; then npm ci; else npm install; fi",
])("silent: %j", (line) => {
  const source = `FROM a\nCOPY package.json package-lock.json ./\n${line}`;
  expect(lint(id, source)).toBe(source);
});

test("the lock file of a workspace does not fit one package", () => {
  const files = { "package.json": "", "pnpm-lock.yaml": "", "packages/x/package.json": "" };
  const one = "FROM node:24\nCOPY pnpm-lock.yaml packages/x/package.json ./\nRUN pnpm i";
  expect(lint(id, one, { files })).toBe(one);
  expect(lint(id, one.replace("COPY", "COPY package.json"), { files })).toContain("pnpm-lock.yaml lists");
  const folder = "FROM node:24\nCOPY pnpm-lock.yaml .\nCOPY ./packages/x .\nRUN pnpm i";
  expect(lint(id, folder, { files })).toBe(folder);
  expect(lint(id, "FROM node:24\nCOPY pnpm-lock.yaml package*.json ./\nRUN pnpm i", { files })).toContain("pnpm-lock.yaml lists");
});

test("--force makes a new lock file", () => {
  const source = "FROM node:24\nCOPY package.json pnpm-lock.yaml ./\nRUN pnpm install -f --prefer-offline";
  expect(lint(id, source)).toBe(source);
});

test("npm below 5.7 has no npm ci", () => {
  const told = (tag: string, install = "npm install"): boolean =>
    lint(id, `FROM ${tag}\nCOPY . .\nRUN ${install}`, {
      files: { "package.json": "{}", "package-lock.json": "", "yarn.lock": "" },
    }).includes("~");
  for (const old of [
    "node:7.10",
    "node:6-alpine",
    "node:boron",
    "node:8.11-slim",
    "node:9",
    "node:9.11.2",
    "node:10.2",
    "mhart/alpine-node:6",
  ])
    expect([old, told(old)]).toEqual([old, false]);
  for (const able of ["node:8", "node:8.12", "node:carbon", "node:10", "node:10.3", "node:22", "node:lts-alpine", "node"])
    expect([able, told(able)]).toEqual([able, true]);
  expect(told("node:6", "yarn install")).toBe(true);
});
