// Whether a path lies in the build context, and where else the context may begin.
import { expect, test } from "vitest";
import { noFacts } from "../../server/src/core";
import { contextNames, contextRoots, isThere, isThereAbove, namesIn, questionsAbove } from "../../server/src/core/context";
import { factsFrom } from "../support/facts";

const facts = factsFrom({ Dockerfile: "", "package.json": "{}", "!odd": "", "src/a.c": "", "src/b.c": "" });

test.each([
  ["package.json", true],
  ["Package.json", false],
  ["src", true],
  ["src/a.c", true],
  ["src/z.c", false],
  ["lib/a.c", false],
  [".", true],
  ["package*.json", true],
  ["src/*.c", true],
  ["src/[ab].c", true],
  ["src/*.h", false],
  ["*/a.c", undefined],
  // A star says nothing of folders, two of them no more: neither the rules of a .dockerignore nor its `!` count here.
  ["p**n", true],
  ["!*", true],
  ["#*", false],
])("%s is there: %o", (path, there) => {
  expect(isThere(facts, path)).toBe(there);
});

test("where nothing was asked, nothing is known", () => {
  expect([isThere(noFacts, "a"), isThere(noFacts, "src/*"), contextNames(noFacts), namesIn(noFacts, "src")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(isThereAbove(noFacts, "a")).toBe(false);
});

test("a folder that holds the build's own files alone is not the context", () => {
  expect(contextNames(factsFrom({ Dockerfile: "", ".dockerignore": "", "compose.yaml": "", "README.md": "" }))).toBeUndefined();
  expect(contextNames(facts)).toEqual(["!odd", "Dockerfile", "package.json", "src/"]);
});

test("names in a folder, without the slash of folders", () => {
  expect([...(namesIn(facts, ".") ?? [])]).toEqual(["!odd", "Dockerfile", "package.json", "src"]);
  expect(namesIn(facts, "lib")).toBeNull();
});

test("the context may begin up to three folders above", () => {
  expect(contextRoots).toEqual(["", "../", "../../", "../../../"]);
  expect(questionsAbove("go.mod").map((query) => ("path" in query ? query.path : ""))).toEqual(["..", "../..", "../../.."]);
  expect(questionsAbove("src/a.c").map((query) => ("path" in query ? query.path : ""))).toEqual(["../src", "../../src", "../../../src"]);
  const above = { ...noFacts, directories: new Map([["../..", ["go.mod"]]]) };
  expect([isThereAbove(above, "go.mod"), isThereAbove(above, "go.*"), isThereAbove(above, "go.sum")]).toEqual([true, true, false]);
});
