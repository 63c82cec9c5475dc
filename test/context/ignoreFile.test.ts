// Which paths a .dockerignore leaves out, case by case as moby's matcher decides.
import { expect, test } from "vitest";
import { noFacts } from "../../server/src/core";
import { excludedBy, ignoredBy, ignoreFileOf, readIgnoreFile } from "../../server/src/core/context";

/** The paths that are left out. */
function left(text: string, ...paths: readonly string[]): readonly string[] {
  const file = readIgnoreFile(text);
  if (!file) throw new Error("malformed");
  return paths.filter((path) => ignoredBy(file, path) !== undefined);
}

test.each([
  ["a name stands for the root only", "a.txt", ["a.txt"], ["b/a.txt", "a.txt2"]],
  ["a folder takes what lies in it", "dir", ["dir", "dir/a", "dir/b/c"], ["other/dir", "dirs"]],
  ["slashes around it say nothing", "/dir/", ["dir", "dir/a"], ["x/dir"]],
  ["a star stays inside a folder", "*.md", ["README.md", ".md"], ["docs/a.md"]],
  ["one folder deep", "*/temp*", ["a/temp", "a/temporary", "a/temp/x"], ["temp", "a/b/temp"]],
  ["two stars reach any depth, and none", "**/*.go", ["a.go", "x/a.go", "x/y/a.go"], ["a.goo"]],
  ["two stars and a plain name", "**/node_modules", ["node_modules", "a/node_modules", "a/node_modules/b"], ["my_node_modules"]],
  ["two stars and a suffix without a slash", "**.log", ["a.log", "x/y.log"], ["a.log2"]],
  ["two stars at the end", "dir/**", ["dir/a", "dir/a/b"], ["dir", "dirs/a"]],
  ["two stars alone", "**", ["a", "a/b"], []],
  ["two stars between", "a/**/z", ["a/z", "a/b/z", "a/b/c/z"], ["a/bz", "z"]],
  ["a question mark is one unit", "a?c", ["abc"], ["a/c", "ac", "abbc"]],
  ["a set, a range, a negated set", "[a-c]x\n[^d-z]y", ["ax", "cx", "ay"], ["dx", "dy"]],
  ["a sign of two code units is one", "😀?", ["😀a"], ["😀"]],
  ["an escaped star", "a\\*b", ["a*b"], ["axb"]],
  ["regular expression signs are plain", "a.b+(c)|$", ["a.b+(c)|$"], ["axb+(c)|$"]],
  ["dots and doubled slashes are resolved", "./a//b/../c", ["a/c", "a/c/d"], ["a/b"]],
])("%s", (_, text, out, kept) => {
  expect(left(text, ...out, ...kept)).toEqual(out);
});

test("the last pattern that fits decides", () => {
  expect(left("*.md\n!README.md", "README.md", "a.md")).toEqual(["a.md"]);
  expect(left("*.md\n!README*.md\nREADME-secret.md", "README.md", "README-secret.md")).toEqual(["README-secret.md"]);
  expect(left("!README.md\n*.md", "README.md")).toEqual(["README.md"]);
  expect(left("**\n!src", "src", "src/a.ts", "lib")).toEqual(["lib"]);
  expect(left("dir\n! dir/keep", "dir/keep", "dir/keep/x", "dir/other")).toEqual(["dir/other"]);
});

test("comments, blank lines, a byte order mark and CRLF", () => {
  expect(left("\uFEFFa\r\n# b\r\n\r\n  c  \r\n #d", "a", "# b", "b", "c", "#d")).toEqual(["a", "c", "#d"]);
  expect(readIgnoreFile("# only this\n")?.patterns).toEqual([]);
});

test("malformed patterns", () => {
  for (const text of ["[a", "a\\", "!", "! ", "[]a]", "[a-]"]) expect(readIgnoreFile(text)).toBeUndefined();
});

test("a pattern full of stars costs no more than its length", { retry: 3 }, () => {
  const started = performance.now();
  expect(left(`${"**/*a".repeat(40)}b`, `${"a/".repeat(1_000)}c`)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1_500);
});

test.each([
  ["by its name", "dist", "dist", "dist"],
  ["with the folder around it", "dist", "dist/*.js", "dist"],
  ["all of the context", "a\n**", ".", "**"],
  ["hidden files are not all of it", ".*", ".", undefined],
  ["an exception elsewhere", "dist\n!README.md", "dist", "dist"],
  ["an exception below", "**\n!src/main.c", "src", undefined],
  ["an exception that a wildcard may name", "*\n!README.md", "*.md", undefined],
  ["everything but an exception", "*\n!src", ".", undefined],
])("a source is left out with all that it brings: %s", (_, text, source, pattern) => {
  const file = readIgnoreFile(text);
  expect(file && excludedBy(file, source)?.text).toBe(pattern);
});

test("the build's own file, read once", () => {
  const facts = { ...noFacts, dockerignore: { path: ".dockerignore", text: "a" } };
  expect(ignoreFileOf(facts)?.patterns.map(({ text }) => text)).toEqual(["a"]);
  expect(ignoreFileOf({ ...facts, version: 2 })).toBe(ignoreFileOf(facts));
  const others = [undefined, null, { path: ".dockerignore", text: "[" }];
  expect(others.map((dockerignore) => ignoreFileOf({ ...noFacts, dockerignore }))).toEqual([undefined, undefined, undefined]);
});
