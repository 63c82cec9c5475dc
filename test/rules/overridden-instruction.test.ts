// overridden-instruction: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "overridden-instruction";

test("underlines the earlier one and names the line that counts", () => {
  expect(lint(id, 'FROM a:1\nCMD ["x"]\nRUN y\nCMD ["z"]')).toBe(
    'FROM a:1\nCMD ["x"]\n~~~ This CMD has no effect: the one in line 4 replaces it. Remove one of them [Remove this CMD, review]\nRUN y\nCMD ["z"]',
  );
});

test("the last one stays, its neighbours too", () => {
  expect(fixAll(id, 'FROM a:1\nENTRYPOINT ["x"]\n# why\nENTRYPOINT ["y"]\nENTRYPOINT ["z"]\n')).toBe('FROM a:1\n# why\nENTRYPOINT ["z"]\n');
});

test.each([
  'FROM a:1 AS a\nCMD ["x"]\nFROM a\nCMD ["y"]',
  'FROM a:1\nONBUILD CMD ["x"]\nCMD ["y"]',
  'FROM a:1\nENTRYPOINT ["x"]\nCMD ["y"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
