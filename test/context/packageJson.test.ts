// What is read of a package.json, whole or half.
import { expect, test } from "vitest";
import { readPackageJson } from "../../server/src/core/context";

test("what its readers ask for", () => {
  const read = readPackageJson(`{
    "name": "a", "main": "b.js", "packageManager": "yarn@4.1.0",
    "scripts": { "start": "node b.js", "odd": 1 },
    "dependencies": { "c": "^1" }, "optionalDependencies": { "d": "2" }, "devDependencies": { "e": "3" },
    "engines": { "node": ">=20" }, "volta": { "node": "22.1.0" }
  }`);
  expect(read).toEqual({
    name: "a",
    main: "b.js",
    packageManager: "yarn@4.1.0",
    scripts: new Map([["start", "node b.js"]]),
    dependencies: { c: "^1" },
    optionalDependencies: { d: "2" },
    devDependencies: { e: "3" },
    engine: ">=20",
    volta: "22.1.0",
  });
});

test.each([
  ["a byte order mark", '\uFEFF{"name":"a"}'],
  ["a comment and a comma too many", '{"name":"a", // "b"\n}'],
  ["members of another kind", '{"name":"a","scripts":[],"dependencies":"x","engines":null}'],
])("%s is passed over", (_what, text) => {
  expect(readPackageJson(text)?.name).toBe("a");
});

test.each(['{"name":', "[]", "null", ""])("%s is no package.json", (text) => {
  expect(readPackageJson(text)).toBeUndefined();
});
