// tr-brackets: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "tr-brackets";

test("underlines the set", () => {
  expect(lint(id, "FROM debian:12\nRUN uname | tr [A-Z] '[a-z]'")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN uname | tr [A-Z] '[a-z]'
                   ~~~~~ tr takes the brackets of [A-Z] as characters. Write 'A-Z' [Write 'A-Z', review]
                         ~~~~~~~ tr takes the brackets of '[a-z]' as characters. Write 'a-z' [Write 'a-z', review]"
  `);
});

test.each([
  "FROM debian:12\nRUN uname | tr A-Z a-z",
  "FROM debian:12\nRUN uname | tr '[:upper:]' '[:lower:]'",
  "FROM debian:12\nRUN tr -d '[]'",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN uname | tr \\\n  [A-Z] '[a-z]'")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN uname | tr \\
      'A-Z' 'a-z'"
  `);
});
