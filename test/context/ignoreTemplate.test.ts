// What a .dockerignore would hold, by the names in a folder and what the Dockerfile needs of them.
import { expect, test } from "vitest";
import { proposedIgnore } from "../../server/src/core/context";

const proposed = (names: readonly string[], ...needed: readonly string[]): readonly string[] =>
  proposedIgnore(names, needed).split("\n").filter(Boolean);

test("lines for what is there, and no others", () => {
  expect(proposed([".git/", "Cargo.toml", "src/"])).toEqual([".git", "target"]);
  expect(proposed(["main.c"])).toEqual([]);
});

test.each([
  ["by the same name", ["Cargo.toml"], "target", ["target"]],
  ["something in it", ["Cargo.toml"], "target/release/app", ["target"]],
  ["by a wildcard of the line", [".env"], ".env.dev.local", [".env.*.local"]],
  ["the Dockerfile itself", ["Dockerfile"], "Dockerfile", ["Dockerfile*"]],
  ["at any depth", ["package.json"], "web/node_modules/a", ["**/node_modules"]],
])("a line that would leave out what is copied is not there: %s", (_, names, needed, gone) => {
  const all = proposed(names);
  expect(proposed(names, needed)).toEqual(all.filter((line) => !gone.includes(line)));
  expect(proposed(names, needed)).not.toEqual(all);
});

test("a path that only has a part of that name leaves the line: the pattern does not reach it", () => {
  expect(proposed(["Cargo.toml"], "tools/target/a", "certs/server.key")).toEqual(["target"]);
});
