// What a written path means, path by path; the cases are those where several answers were in use.
import { expect, test } from "vitest";
import { baseName, cleanPath, folderOf, isWithin, joinPath } from "../../server/src/core/text/path";

test.each([
  ["", "."],
  [".", "."],
  ["./", "."],
  ["a/..", "."],
  ["/", "/"],
  ["//", "/"],
  ["/..", "/"],
  ["/../a", "/a"],
  ["../a", "../a"],
  ["a/../..", ".."],
  ["../../a/..", "../.."],
  ["a//b/", "a/b"],
  ["/a/./b//c/..", "/a/b"],
  ["./a", "a"],
  ["...", "..."],
  ["a b/ c", "a b/ c"],
  ["$DIR/y", "$DIR/y"],
  ["$DIR/../y", "y"],
  ["${DIR}//y/", "${DIR}/y"],
  ["C:\\app\\..", "C:\\app\\.."],
])("clean %o is %o", (path, clean) => {
  expect(cleanPath(path)).toBe(clean);
});

test.each([
  ["/app", "a", "/app/a"],
  ["/app", "/a", "/a"],
  ["/app", "", "/app"],
  ["/app/", ".", "/app"],
  ["/app", "../../../a", "/a"],
  ["/", "a/", "/a"],
  ["/app", "$DIR/y", "/app/$DIR/y"],
  ["$DIR", "y", "$DIR/y"],
  ["app", "../../a", "../a"],
  [".", "a", "a"],
  ["", "a", "a"],
  ["", "", "."],
])("in %o, %o is %o", (directory, path, joined) => {
  expect(joinPath(directory, path)).toBe(joined);
});

test.each([
  ["a/b", "a", "b"],
  ["a", ".", "a"],
  ["a/", ".", "a"],
  ["a//b//", "a", "b"],
  ["/a", "/", "a"],
  ["/a/b/", "/a", "b"],
  ["///a", "/", "a"],
  ["../a", "..", "a"],
  ["/", "/", ""],
  ["//", "/", ""],
  ["", ".", ""],
])("%o lies in %o and is called %o", (path, folder, name) => {
  expect([folderOf(path), baseName(path)]).toEqual([folder, name]);
});

test.each([
  ["/app", "/app", true],
  ["/app/a", "/app", true],
  ["/app/a", "/app/", true],
  ["/apps", "/app", false],
  ["/app", "/app/a", false],
  ["/a", "/", true],
  ["a/b", "a", true],
  ["ab", "a", false],
])("%o is within %o: %o", (path, folder, within) => {
  expect(isWithin(path, folder)).toBe(within);
});
