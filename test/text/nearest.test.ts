// The known name that a mistyped one most likely means, and how far is too far for whom.
import { expect, test } from "vitest";
import { nearestName, nearestOfMany, nearestVariable } from "../../server/src/core/text/nearest";

test("a swap of neighbours is one edit; case, dashes and underscores are none", () => {
  expect(nearestName("FORM", ["FRAM", "FROM"])).toBe("FROM");
  expect(nearestName("keepgitdir", ["keep-git-dir"])).toBe("keep-git-dir");
  expect(nearestVariable("APP-VERSOIN", ["APP_VERSION"])).toBe("APP_VERSION");
});

test("a word of a Dockerfile may be two edits away, however long it is", () => {
  expect(nearestName("ENTRIPONT", ["ENTRYPOINT"])).toBe("ENTRYPOINT");
  expect(nearestName("healthchck-start-perod-x", ["healthcheck-start-period"])).toBeUndefined();
});

test("of what people type from memory a third may be wrong, and of a short word one letter", () => {
  expect(nearestOfMany("deprecatd-maintaner-x", ["deprecated-maintainer"])).toBe("deprecated-maintainer");
  expect(nearestOfMany("lnt", ["lint"])).toBe("lint");
  expect(nearestOfMany("lt", ["lint"])).toBeUndefined();
});

test("a short variable may be one edit away, and not all of it", () => {
  expect(nearestVariable("AB", ["ABC"])).toBe("ABC");
  expect(nearestVariable("AB", ["ABCD"])).toBeUndefined();
  expect(nearestVariable("A", ["B"])).toBeUndefined();
});

test("the first of several that are as near", () => {
  expect(nearestName("prod", ["prof", "pros"])).toBe("prof");
  expect(nearestName("prod", [])).toBeUndefined();
});
