// The known name that a mistyped one most likely means, and where there is none.
import { expect, test } from "vitest";
import { nearestName } from "../../server/src/core/text/nearest";

test.each([
  ["server.js", "Server.js"],
  ["VERSOIN", "VERSION"],
  ["a", "A"],
  ["ab", "abc"],
])("%s means %s", (name, meant) => {
  expect(nearestName(name, ["other", meant])).toBe(meant);
});

test.each([
  ["A", "B"],
  ["V", "VER"],
  ["A", "AB"],
  ["VERSION", "REVISION"],
])("%s does not mean %s", (name, other) => {
  expect(nearestName(name, [other])).toBeUndefined();
});

test("the nearer of two", () => {
  expect(nearestName("APP_HOME", ["APP_HOMES2", "APP_HOM"])).toBe("APP_HOM");
});
