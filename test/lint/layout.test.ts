// The judge of layouts, which the tests on real Dockerfiles trust.
import { expect, test } from "vitest";
import { insert, remove, replace } from "../../server/src/core/text/span";
import { layoutFault, lineFault } from "../support/layout";

const text = "FROM a\n  RUN b \\\n\n    c\nEXPOSE 80\n";
const blank = { removes: /^\s*$/, reason: "" };
const rm = { adds: /&& rm /, reason: "" };

test("an edit of words keeps the layout", () => {
  expect(layoutFault(text, replace({ start: 9, end: 12 }, "run"), undefined)).toBeUndefined();
  expect(layoutFault(text, insert(6, " AS x"), undefined)).toBeUndefined();
});

test("a line end that goes, a line that comes, and another indentation are told", () => {
  expect(layoutFault(text, remove({ start: 15, end: 17 }), undefined)).toMatch(/line end/);
  expect(layoutFault(text, remove({ start: 17, end: 18 }), blank)).toBeUndefined();
  expect(layoutFault(text, remove({ start: 15, end: 17 }), blank)).toMatch(/line end/);
  expect(layoutFault(text, insert(22, " \\\n  && rm x"), undefined)).toMatch(/puts in a line/);
  expect(layoutFault(text, insert(22, " \\\n  && rm x"), rm)).toBeUndefined();
  expect(layoutFault(text, replace({ start: 7, end: 12 }, "RUN"), undefined)).toMatch(/indentation/);
});

test.each([
  ["FROM a\nADD . .\n", "FROM a\nCOPY . .\n", [], undefined],
  ["FROM a\nRUN b \\\n\n  c\n", "FROM a\nRUN b \\\n  c\n", [blank], undefined],
  ["FROM a\nRUN b \\\n\n  c\n", "FROM a\nRUN b \\\n  c\n", [], /""/],
  ["FROM a\nRUN b \\\n  c\n", "FROM a\nRUN b c\n", [], /nothing|→/],
  ["FROM a\nRUN b \\\n  c\nX\n", "FROM a\nRUN b \\\n    c\nX\n", [], /→/],
  ["FROM a\nRUN b \\\n  && c\n", "FROM a\nRUN b \\\n  && rm x \\\n  && c\n", [rm], undefined],
  ["FROM a\nRUN b\n", "FROM a\nRUN b\nCMD c\n", [], /more lines|→/],
] as const)("%j → %j", (before, after, may, expected) => {
  const fault = lineFault(before, after, may);
  if (expected === undefined) expect(fault).toBeUndefined();
  else expect(fault).toMatch(expected);
});
