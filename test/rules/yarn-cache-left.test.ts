// yarn-cache-left: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "yarn-cache-left";
const source = "FROM node:22\nRUN yarn install --immutable";

test("underlines the command and cleans up behind the last one", () => {
  expect(lint(id, source)).toBe(
    "FROM node:22\nRUN yarn install --immutable\n    ~~~~~~~~~~~~ What yarn install downloads stays in this layer. Add yarn cache clean to the same RUN, or use a cache mount [Add yarn cache clean, review]",
  );
  expect(fixAll(id, source)).toBe("FROM node:22\nRUN yarn install --immutable && yarn cache clean");
});

test("a stage that is not the final one may keep its cache", () => {
  const quiet = `${source.replace("FROM", "FROM --platform=$BUILDPLATFORM")}\nFROM scratch`;
  expect(lint(id, quiet)).toBe(quiet);
});

test.each([
  "FROM node:22\nRUN yarn install && yarn cache clean",
  "FROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install",
  "FROM node:22\nRUN yarn build",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});
