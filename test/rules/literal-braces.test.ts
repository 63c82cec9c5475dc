// literal-braces: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "literal-braces";

test("underlines the argument", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -w %{http_code} x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -w %{http_code} x
                ~~~~~~~~~~~~ The braces are taken as text here. Quote %{http_code} [Quote %{http_code}, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN find . -exec rm {} +",
  "FROM debian:12\nRUN mkdir a/{b,c} && echo '{x}' ${y} {1..3}",
  "FROM debian:12\nRUN f() { echo; }; { a; }",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN curl -w %{http_code} \\\n  x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -w '%{http_code}' \\
      x"
  `);
});
