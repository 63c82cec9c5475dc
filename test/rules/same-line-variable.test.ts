// same-line-variable: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "same-line-variable";

test("underlines the reference", () => {
  expect(lint(id, 'FROM a:1\nENV A=1 B="$A/x"')).toBe(
    'FROM a:1\nENV A=1 B="$A/x"\n           ~~ $A is set by this same ENV, but the builder puts in its value from before the line, if there was one. Use two ENV instructions',
  );
});

test.each([
  "FROM a:1\nENV A=1\nENV A=2 B=$A",
  "FROM a:1\nARG A\nENV A=2 B=$A",
  "FROM a:1\nENV PATH=/x:$PATH B=1",
  "FROM a:1\nENV B=$PATH:/b PATH=$PATH:/x",
  "FROM a:1\nENV A=1 B=$AB",
  "FROM a:1\nENV A=1 B='$A'",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
