// escape-in-echo: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "escape-in-echo";

test("underlines the text", () => {
  expect(lint(id, 'FROM debian:12\nRUN echo "a\\tb"')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo "a\\tb"
             ~~~~~~ dash makes one character of \\t here, other shells do not. Use printf"
  `);
  expect(lint(id, "FROM alpine:3.22\nRUN echo 'a\\nb' > /x")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN echo 'a\\nb' > /x
             ~~~~~~ echo writes \\n as two characters here: ash does not read escapes without -e. Use printf"
  `);
  expect(lint(id, "FROM example.com/x\nRUN echo -n 'a\\nb'")).toMatchInlineSnapshot(`
    "FROM example.com/x
    RUN echo -n 'a\\nb'
                ~~~~~~ Whether echo reads \\n or writes it as it is depends on the shell. Use printf"
  `);
});

test.each(["FROM alpine:3.22\nRUN echo -e 'a\\nb'", "FROM debian:12\nRUN printf 'a\\nb'", "FROM debian:12\nRUN echo a b 'c:\\windows'"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
