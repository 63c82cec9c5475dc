// invalid-label-value: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "invalid-label-value";

const set = (kind: string) => ({ config: { labelSchema: { key: kind } } });

test("underlines the value and says what is wanted", () => {
  expect(lint(id, 'FROM a:1\nLABEL key="1.2"', set("semver"))).toBe(
    'FROM a:1\nLABEL key="1.2"\n          ~~~~~ The label schema wants a semantic version such as 1.2.3 for key, and "1.2" is none',
  );
});

test.each([
  ["url", "https://example.com/x", "example.com"],
  ["rfc3339", "2026-01-31T12:00:00Z", "2026-01-31"],
  ["spdx", "(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0", "MIT/X"],
  ["hash", "2dbfae9", "2DBFAE9"],
  ["semver", "1.0.0-rc.1+build.5", "v1.0.0"],
  ["email", "minji@example.com", "minji"],
])("%s takes %j and not %j", (kind, good, bad) => {
  const source = (value: string) => `FROM a:1\nLABEL key="${value}"`;
  expect(lint(id, source(good), set(kind))).toBe(source(good));
  expect(lint(id, source(bad), set(kind))).toContain("The label schema wants");
});

test("text may be anything, and so may what a build argument brings", () => {
  expect(lint(id, "FROM a:1\nLABEL key=x", set("text"))).toBe("FROM a:1\nLABEL key=x");
  expect(lint(id, "FROM a:1\nARG V\nLABEL key=$V", set("semver"))).toBe("FROM a:1\nARG V\nLABEL key=$V");
});
