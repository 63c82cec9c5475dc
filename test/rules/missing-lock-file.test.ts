// missing-lock-file: what it underlines and says, and where something may bring the file.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "missing-lock-file";
const node = (...lines: readonly string[]): string => ["FROM node:22", "WORKDIR /app", ...lines].join("\n");

test("underlines the command", () => {
  expect(lint(id, node("COPY package.json ./", "RUN npm ci --omit=dev"))).toMatchInlineSnapshot(`
    "FROM node:22
    WORKDIR /app
    COPY package.json ./
    RUN npm ci --omit=dev
        ~~~~~~ npm ci stops the build: nothing copies package-lock.json to /app. Copy it beside package.json"
  `);
  expect(lint(id, node("COPY package.json ./", "RUN yarn --frozen-lockfile"))).toMatchInlineSnapshot(`
    "FROM node:22
    WORKDIR /app
    COPY package.json ./
    RUN yarn --frozen-lockfile
        ~~~~ Nothing copies yarn.lock to /app, so yarn --frozen-lockfile takes the newest versions and says nothing. Copy it beside package.json"
  `);
});

test("copies the lock file that is there", () => {
  const files = { "package.json": "{}", "pnpm-lock.yaml": "" };
  const source = node("COPY package.json ./", "RUN corepack enable && pnpm i --frozen-lockfile");
  expect(lint(id, source, { files })).toMatchInlineSnapshot(`
    "FROM node:22
    WORKDIR /app
    COPY package.json ./
    RUN corepack enable && pnpm i --frozen-lockfile
                           ~~~~~~ pnpm i --frozen-lockfile stops the build: nothing copies pnpm-lock.yaml to /app. Copy it beside package.json [Copy pnpm-lock.yaml too, review]"
  `);
  expect(fixAll(id, source, { files })).toBe(source.replace("package.json", "package.json pnpm-lock.yaml"));
});

test.each([
  ["a wildcard for another file", node("COPY package*.json ./", "RUN yarn install --frozen-lockfile")],
  ["yarn --immutable", node("COPY package.json .yarnrc.yml ./", "RUN corepack enable", "RUN yarn install --immutable")],
  ["an install of the tool before", node("RUN npm install -g pnpm@9", "COPY package.json ./", "RUN pnpm install --frozen-lockfile")],
  ["packages of the system", node("RUN apt-get update && apt-get install -y git", "COPY package.json ./", "RUN npm ci")],
  ["other folders", node("COPY package.json ./", "COPY prisma ./prisma", "RUN npm ci")],
  ["bun", "FROM oven/bun:1\nWORKDIR /app\nCOPY package.json ./\nRUN bun install --frozen-lockfile"],
  ["uv", "FROM python:3.13-slim\nWORKDIR /app\nCOPY pyproject.toml README.md ./\nRUN pip install uv && uv sync --locked"],
  [
    "a mount of the list alone",
    "FROM python:3.13-slim\nWORKDIR /app\nRUN --mount=type=bind,source=pyproject.toml,target=pyproject.toml pip install uv && uv sync --frozen",
  ],
  [
    "Cargo",
    'FROM rust:1.90\nWORKDIR /src\nCOPY Cargo.toml ./\nRUN mkdir src && echo "fn main() {}" > src/main.rs && cargo build --release --locked',
  ],
  ["Bundler by a variable", "FROM ruby:3.4\nENV BUNDLE_DEPLOYMENT=1\nWORKDIR /app\nCOPY Gemfile ./\nRUN bundle install"],
  ["the lock file of another tool", node("COPY package.json package-lock.json ./", "RUN yarn install --frozen-lockfile")],
  ["a lock file that lies elsewhere", node("COPY package.json ./", "COPY package-lock.json /tmp/", "RUN npm ci")],
])("finds %s", (_name, source) => {
  expect(lint(id, source)).toContain("opies");
});

test("a folder or a wildcard whose names are known", () => {
  const files = { "package.json": "{}", "index.js": "" };
  expect(lint(id, node("COPY . .", "RUN npm ci"), { files })).toContain("stops the build");
  expect(lint(id, node("COPY package*.json ./", "RUN npm ci"), { files })).toContain("stops the build");
  const there = { ...files, "package-lock.json": "{}" };
  const source = node("COPY package*.json ./", "RUN npm ci");
  expect(lint(id, source, { files: there })).toBe(source);
});

test.each([
  node("COPY package.json package-lock.json ./", "RUN npm ci"),
  node("COPY package*.json ./", "RUN npm ci"),
  node("COPY package.json *.lock ./", "RUN yarn --frozen-lockfile"),
  node("COPY package.json yarn.lock* ./", "RUN yarn --frozen-lockfile"),
  node("COPY . .", "RUN npm ci"),
  node("COPY app/ .", "RUN npm ci"),
  node("COPY package.json ./", "RUN npm install"),
  node("COPY package.json ./", "RUN npm install && npm ci"),
  node("COPY package.json ./", "RUN npm ci || npm install"),
  node("COPY package.json ./", "RUN [ -f package-lock.json ] && npm ci"),
  node("COPY package.json ./", "RUN if [ -f package-lock.json ]; then npm ci; else npm i; fi"),
  node("COPY package.json ./", "RUN --mount=type=bind,source=package-lock.json,target=package-lock.json npm ci"),
  node("COPY package.json ./", "RUN --mount=type=bind,target=/app npm ci"),
  node("COPY package.json ./", "COPY --from=locks /out/ ./", "RUN npm ci"),
  node("COPY package.json ./", "COPY $FILES ./", "RUN npm ci"),
  node("COPY package.json ./", "RUN ./fetch-lock.sh", "RUN npm ci"),
  node("COPY package.json ./", "RUN curl -O https://a.example/package-lock.json", "RUN npm ci"),
  node("RUN git clone https://a.example/x .", "COPY package.json ./", "RUN npm ci"),
  node("RUN npm ci"),
  node("COPY package.json ./", "RUN npm ci --prefix client"),
  node("COPY package.json pnpm-lock.yaml ./", "COPY a/package.json ./a/", "WORKDIR /app/a", "RUN pnpm install --frozen-lockfile"),
  "FROM corp/base:1\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci",
  "FROM node:22 AS base\nWORKDIR /app\nCOPY package-lock.json ./\nFROM base\nCOPY package.json ./\nRUN npm ci",
  "FROM rust:1.90\nRUN cargo install --locked cargo-chef",
  "FROM rust:1.90\nWORKDIR /src\nCOPY Cargo.toml ./\nRUN cargo generate-lockfile && cargo build --locked",
  "FROM python:3.13\nRUN pip install uv && uv tool install --locked x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
