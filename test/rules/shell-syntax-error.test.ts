// shell-syntax-error: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "shell-syntax-error";

test("underlines where the shell stops reading", () => {
  expect(lint(id, "FROM debian:12\nRUN if [ -f /x ]; then echo yes")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN if [ -f /x ]; then echo yes
                                ~~~ The shell cannot read this command line: expected 'fi' to close 'if'"
  `);
  expect(lint(id, "FROM debian:12\nRUN a &&")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a &&
          ~~ The shell cannot read this command line: expected command after '&&'"
  `);
});

test.each([
  "FROM debian:12\nRUN {{ if is_slim then ( -}} a",
  "FROM debian:12\nRUN if a; then b; fi",
  'FROM debian:12\nRUN ["if"]',
  "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN if exist x (echo y",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
