// legacy-key-value: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "legacy-key-value";

test("underlines the key", () => {
  expect(lint(id, "FROM a:1\nENV LANG C.UTF-8")).toBe(
    "FROM a:1\nENV LANG C.UTF-8\n    ~~~~ ENV without an equals sign takes the whole rest of the line as the value of LANG. Write ENV LANG=… [Write LANG=…]",
  );
});

test("a value with spaces is quoted, a variable keeps its meaning; where quotes would read otherwise there is no fix", () => {
  expect(fixAll(id, "FROM a:1\nENV MSG hello my $NAME")).toBe('FROM a:1\nENV MSG="hello my $NAME"');
  expect(fixAll(id, 'FROM a:1\nENV MSG say "hi"')).toBe('FROM a:1\nENV MSG say "hi"');
  expect(fixAll(id, "FROM a:1\nENV A b \\\n  c")).toBe('FROM a:1\nENV A="b   c"');
});

test("ARG has no such form", () => {
  expect(lint(id, "FROM a:1\nARG foo bar")).toBe("FROM a:1\nARG foo bar");
});
