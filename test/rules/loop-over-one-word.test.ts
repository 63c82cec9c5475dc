// loop-over-one-word: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "loop-over-one-word";

test("underlines the word", () => {
  expect(lint(id, "FROM debian:12\nRUN for i in dir; do ls $i; done")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN for i in dir; do ls $i; done
                 ~~~ This loop runs once, with dir. Is it meant to be a variable, a pattern or the output of a command?"
  `);
});

test.each([
  "FROM debian:12\nRUN for i in $dirs; do ls; done",
  "FROM debian:12\nRUN for i in a b; do ls; done",
  "FROM debian:12\nRUN for i in *; do ls; done",
  "FROM debian:12\nRUN for i in $(ls); do ls; done",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
