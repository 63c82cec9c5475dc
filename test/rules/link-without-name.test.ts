// link-without-name: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "link-without-name";

test("underlines the target", () => {
  expect(lint(id, "FROM debian:12\nRUN ln -s /opt/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ln -s /opt/x
              ~~~~~~ The link is made in the current directory. Name the place [Add .]"
  `);
});

test.each(["FROM debian:12\nRUN ln -s /opt/x /usr/bin/x", "FROM debian:12\nRUN ln -s -t /usr/bin /opt/x", "FROM debian:12\nRUN ln -s $X"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN ln \\\n  -s /opt/x && ls")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ln \\
      -s /opt/x . && ls"
  `);
});
