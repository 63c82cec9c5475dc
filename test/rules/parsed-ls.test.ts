// parsed-ls: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "parsed-ls";

test("underlines ls", () => {
  expect(lint(id, "FROM debian:12\nRUN ls /x | grep y && ls | xargs rm")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ls /x | grep y && ls | xargs rm
        ~~ ls prints names for people, and grep cuts them at blanks and line ends. Use a pattern or find
                          ~~ ls prints names for people, and xargs cuts them at blanks and line ends. Use a pattern or find"
  `);
});

test.each(["FROM debian:12\nRUN ls /x && grep y z", "FROM debian:12\nRUN ls | wc -l", "FROM debian:12\nRUN find / | grep x"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("what a substitution inside the command runs is not what it is piped to", () => {
  expect(lint(id, "FROM a\nRUN ls $(pwd) | grep x")).toContain("and grep cuts them");
  const other = "FROM a\nRUN ls $(x | grep y)";
  expect(lint(id, other)).toBe(other);
});
