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

test("a lock file that the pnpm of the image does not read", () => {
  const files = (version: string, manager = "") => ({ "pnpm-lock.yaml": `lockfileVersion: ${version}\n`, "package.json": `{${manager}}` });
  const source = (setup: string) => `FROM node:24\n${setup}COPY package.json pnpm-lock.yaml ./\nRUN pnpm install`;
  const found = (setup: string, version: string, manager?: string): string => {
    const drawn = lint(id, source(setup), { files: files(version, manager) });
    if (drawn.includes("does not read")) return /Install (\S+),/.exec(drawn)?.[1] ?? "";
    return drawn.includes("[Write pnpm install --frozen-lockfile") ? "fix" : "silent";
  };
  expect(lint(id, source("RUN npm install -g pnpm\n"), { files: files("'6.0'") })).toMatchInlineSnapshot(`
    "FROM node:24
    RUN npm install -g pnpm
    COPY package.json pnpm-lock.yaml ./
    RUN pnpm install
        ~~~~~~~~~~~~ The pnpm that runs here does not read pnpm-lock.yaml (lockfileVersion 6.0), so pnpm install writes it anew, with other versions. Install pnpm@9, and use pnpm install --frozen-lockfile"
  `);
  expect(found("RUN npm i -g pnpm@8\n", "'6.0'")).toBe("fix");
  expect(found("RUN npm i -g pnpm@9.1.2\n", "'6.0'")).toBe("fix");
  expect(found("RUN npm i -g pnpm@10\n", "'6.0'")).toBe("pnpm@9");
  expect(found("RUN npm i -g pnpm@latest-8\n", "'6.0'")).toBe("fix");
  expect(found("RUN npm i -g pnpm@10\n", "'9.0'")).toBe("fix");
  expect(found("RUN npm i -g pnpm@8\n", "'9.0'")).toBe("pnpm@9");
  expect(found("RUN corepack enable\n", "5.4")).toBe("pnpm@7");
  expect(found("RUN corepack enable && corepack prepare pnpm@7.33.0 --activate\n", "5.4")).toBe("fix");
  expect(found("RUN corepack enable\n", "'6.0'", '"packageManager": "pnpm@8.15.0"')).toBe("fix");
  expect(found("", "'6.0'")).toBe("silent");
  expect(found("", "'9.0'")).toBe("fix");
  expect(found("RUN npm i -g express\n", "'9.0'")).toBe("fix");
});

test("lock files of other versions of npm and Yarn", () => {
  const npm = (tag: string) => `FROM node:${tag}\nCOPY package.json package-lock.json ./\nRUN npm install`;
  const files = { "package.json": "{}", "package-lock.json": '{\n  "name": "a",\n  "lockfileVersion": 3\n}' };
  expect(lint(id, npm("14-alpine"), { files })).toBe(npm("14-alpine"));
  expect(lint(id, npm("16-alpine"), { files })).toContain("[Write npm ci");
  const yarn = "FROM node:24\nCOPY package.json yarn.lock ./\nRUN yarn install";
  const berry = { "package.json": "{}", "yarn.lock": "__metadata:\n  version: 8\n" };
  expect(fixAll(id, yarn, { files: berry })).toContain("RUN yarn install --immutable");
  const old = { "package.json": '{"packageManager": "yarn@4.1.0"}', "yarn.lock": "# yarn lockfile v1\n" };
  expect(lint(id, yarn, { files: old })).toBe(yarn);
});

test.each([
  ["a lock file that may be missing", "COPY package.json *yarn* ./\nRUN yarn install", { "package.json": "{}", "yarn.lock": "" }],
  ["the same by its whole name", "COPY package.json yarn.lock* ./\nRUN yarn", { "package.json": "{}", "yarn.lock": "" }],
  ["another folder's", "COPY package.json package-lock.json ./\nRUN npm install --prefix web", {}],
  ["the lock file is mended", "COPY package.json pnpm-lock.yaml ./\nRUN pnpm install --fix-lockfile", {}],
])("silent: %s", (_, lines, files) => {
  const source = `FROM node:24\n${lines}`;
  expect(lint(id, source, { files: files as Record<string, string> })).toBe(source);
});

const web = { "web/package.json": "{}", "web/package-lock.json": "", "other/package.json": "{}", "README.md": "" };

test("the lock file of a folder that is copied", () => {
  expect(lint(id, "FROM node:24\nCOPY ./web /web/\nWORKDIR /web\nRUN npm install", { files: web })).toMatchInlineSnapshot(`
    "FROM node:24
    COPY ./web /web/
    WORKDIR /web
    RUN npm install
        ~~~~~~~~~~~ npm install may install other versions than web/package-lock.json lists. npm ci keeps to it, and stops where it does not fit [Write npm ci, review]"
  `);
  for (const lines of ["WORKDIR /app\nCOPY . .\nRUN cd web && npm install", "WORKDIR /app\nCOPY . .\nWORKDIR web\nRUN npm install"])
    expect(fixAll(id, `FROM node:24\n${lines}`, { files: web })).toContain("npm ci");
});

test.each([
  ["another folder", "COPY other /web/\nWORKDIR /web\nRUN npm install", web],
  ["two of them", "COPY web /web/\nCOPY other /web/\nWORKDIR /web\nRUN npm install", web],
  [
    "the root's does not count for it",
    "WORKDIR /a\nCOPY . .\nRUN cd other && npm install",
    { ...web, "package.json": "{}", "package-lock.json": "" },
  ],
  ["left out of the context", "COPY web /web/\nWORKDIR /web\nRUN npm install", { ...web, ".dockerignore": "**/package-lock.json" }],
  ["unpacked in the RUN", "COPY web /web/\nWORKDIR /web\nRUN tar xzf /tmp/a.tgz && npm install", web],
])("silent: %s", (_, lines, files) => {
  const source = `FROM node:24\n${lines}`;
  expect(lint(id, source, { files: files as Record<string, string> })).toBe(source);
});

const above = { "../package.json": "{}", "../package-lock.json": "", "../.git/HEAD": "", "start.sh": "" };

test("the context is the folder above that has the list of dependencies", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install";
  expect(fixAll(id, source, { files: above })).toContain("RUN npm ci");
  const own = { ...above, "package.json": "{}" };
  expect(lint(id, source, { files: own })).toBe(source);
  const { "../package-lock.json": _, ...without } = above;
  expect(lint(id, source, { files: without })).toBe(source);
});

const lists = {
  "package.json": "{}",
  "package-lock.json": '{ "lockfileVersion": 3 }',
  "yarn.lock": "",
  "pnpm-lock.yaml": "",
  "uv.lock": "",
};

test.each([
  "COPY package.json package-lock.json /\nWORKDIR /b\nRUN git clone https://github.com/a/b .\nWORKDIR /b/ts/hello/\nRUN npm install",
  'COPY ["./package.json", "./package-lock.json", "./"]\nRUN git clone https://github.com/a/b /b\nWORKDIR /b\nRUN npm install',
  "COPY package.json package-lock.json /\nRUN git clone https://github.com/a/b\nRUN cd b && npm install",
  "COPY . /src\nRUN git clone https://github.com/a/b /b\nWORKDIR /b\nRUN npm install",
  "COPY package*.json /src/\nRUN git clone https://github.com/a/b /src/b\nWORKDIR /src/b\nRUN npm install",
  "COPY package.json yarn.lock /\nWORKDIR /b\nRUN git clone https://github.com/a/b .\nRUN yarn install",
  "COPY package.json pnpm-lock.yaml /\nWORKDIR /b\nRUN git clone https://github.com/a/b .\nRUN pnpm install",
  "WORKDIR /x\nCOPY pyproject.toml uv.lock ./\nRUN git clone https://github.com/a/b /b\nWORKDIR /b\nRUN uv sync",
  "COPY package.json package-lock.json /\nRUN curl -L https://a.example/b.tar.gz | tar xz -C /b\nWORKDIR /b\nRUN npm install",
  "COPY package.json package-lock.json /app/\nCOPY sub /app/sub\nWORKDIR /app/sub\nRUN npm install",
  "COPY package.json /\nRUN git clone https://github.com/a/b /b\nWORKDIR /b\nRUN npm install",
])("the lock file lies elsewhere than the install works: %j", (lines) => {
  const source = `FROM alpine:3.24\n${lines}`;
  expect(lint(id, source, { files: { ...lists, "pyproject.toml": "", "sub/package.json": "{}" } })).toBe(source);
});

test.each([
  "COPY package.json package-lock.json /\nRUN npm install",
  "WORKDIR /app\nCOPY package.json package-lock.json /app/\nRUN npm install",
  "COPY package.json package-lock.json /app/\nRUN cd /app && npm install",
  "COPY package.json package-lock.json /app/\nRUN mkdir /app/sub\nWORKDIR /app/sub\nRUN npm install",
  "RUN git clone https://github.com/a/b /b\nCOPY package.json package-lock.json /app/\nWORKDIR /app\nRUN npm install",
  "COPY . /app\nRUN git clone https://github.com/a/b /b\nWORKDIR /app\nRUN npm install",
])("the lock file lies where the install works: %j", (lines) => {
  expect(lint(id, `FROM alpine:3.24\n${lines}`, { files: lists })).toContain("npm ci");
});

test("a package of a workspace is installed from the lock file of all", () => {
  const source =
    "FROM oven/bun:1\nWORKDIR /app\nCOPY package.json bun.lock /app/\nCOPY web/package.json /app/web/\nWORKDIR /app/web\nRUN bun install";
  const files = (root: string) => ({ "package.json": root, "bun.lock": "", "web/package.json": "{}" });
  expect(lint(id, source, { files: files('{ "workspaces": ["web"] }') })).toContain("bun install may install other versions");
  expect(lint(id, source, { files: files('{ "workspaces": ["api"] }') })).toBe(source);
  expect(lint(id, source, { files: files("{}") })).toBe(source);
});
