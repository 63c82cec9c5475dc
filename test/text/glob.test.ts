// Which paths a wildcard takes: the cases of Go's own test of path.Match, by which the builder finds the sources of a COPY, and more.
import { expect, test } from "vitest";
import { globMatches, hasWildcard, readGlob } from "../../server/src/core/text/glob";

test.each([
  ["abc", ["abc"], ["ab", "abcd"]],
  ["*", ["abc", ".hidden"], ["a/b"]],
  ["*c", ["abc"], ["abcd"]],
  ["a*", ["a", "abc"], ["ab/c"]],
  ["a*/b", ["abc/b"], ["a/c/b"]],
  ["a*b*c*d*e*/f", ["axbxcxdxe/f", "axbxcxdxexxx/f"], ["axbxcxdxe/xxx/f", "axbxcxdxexxx/fff"]],
  ["a*b?c*x", ["abxbbxdbxebxczzx"], ["abxbbxdbxebxczzy"]],
  ["*x", ["xxx"], ["xxy"]],
  ["ab[b-d]", ["abc"], ["abe"]],
  ["ab[^b-d]", ["abe"], ["abc"]],
  ["a[^a]b", ["a☺b"], ["aab"]],
  ["a?b", ["a☺b", "a😀b"], ["a/b", "ab"]],
  ["a??b", ["axxb"], ["a😀b"]],
  ["[a-ζ]*", ["α"], ["A"]],
  ["a\\*b", ["a*b"], ["ab", "axb"]],
  ["[\\]a]", ["]", "a"], ["b"]],
  ["[x\\-]", ["x", "-"], ["z"]],
  ["[\\-x]", ["x", "-"], ["z"]],
  ["a**b", ["ab", "axb"], ["a/b", "a/x/b"]],
  ["**/x", ["a/x"], ["x", "a/b/x"]],
  ["!a*", ["!ab"], ["ab"]],
  ["#*", ["#a"], ["a"]],
  ["a.b+(c)|$*", ["a.b+(c)|$"], ["axb+(c)|$"]],
  ["😀*", ["😀", "😀a"], ["😁"]],
])("%s takes %o and not %o", (pattern, taken, others) => {
  expect([...taken, ...others].filter((path) => globMatches(pattern, path))).toEqual(taken);
});

test.each(["[", "[^", "[a", "a[", "[]a]", "[-]", "[x-]", "[-x]", "[a-b-c]", "[^]", "\\", "a/b["])(
  "%s is malformed and takes nothing",
  (pattern) => {
    expect(readGlob(pattern, "plain")).toBeUndefined();
    expect(readGlob(pattern, "folders")).toBeUndefined();
    expect(globMatches(pattern, pattern)).toBe(false);
  },
);

test("what has a wildcard", () => {
  expect(["a*", "?", "[ab]", "a.b", "a+", "{a,b}"].filter(hasWildcard)).toEqual(["a*", "?", "[ab]"]);
});

test("a pattern full of stars costs no more than its length", { retry: 3 }, () => {
  const started = performance.now();
  expect(globMatches(`${"*a".repeat(100)}b`, "a".repeat(5_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_500);
});
