// blank-behind-equals: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "blank-behind-equals";

test("underlines the assignment and what it runs", () => {
  expect(lint(id, "FROM debian:12\nRUN A= b && c")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN A= b && c
        ~~~~ The blank makes A empty and runs b as a command [Take the blank away, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN CFLAGS= make all")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN CFLAGS= make all
        ~~~~~~~~~~~~ The blank makes CFLAGS empty and runs make as a command"
  `);
});

test.each(["FROM debian:12\nRUN A=b c", "FROM debian:12\nRUN A=; b", "FROM debian:12\nRUN A='' b", "FROM debian:12\nRUN test a = b"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN A= b && \\\n  CFLAGS= make all")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN A=b && \\
      CFLAGS= make all"
  `);
});
