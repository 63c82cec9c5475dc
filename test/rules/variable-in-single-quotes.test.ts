// variable-in-single-quotes: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "variable-in-single-quotes";

test("underlines the quoted text", () => {
  expect(lint(id, "FROM debian:12\nRUN mkdir '/opt/$APP' && test -f '$(pwd)/x'")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN mkdir '/opt/$APP' && test -f '$(pwd)/x'
              ~~~~~~~~~~~ Single quotes keep $APP as it is; the shell puts no value in. Use double quotes if the value is meant
                                     ~~~~~~~~~~ Single quotes keep $( as it is; the shell puts no value in. Use double quotes if the value is meant"
  `);
});

test("a file gets the name alone", () => {
  expect(lint(id, "FROM debian:12\nRUN echo '$TZ' > /etc/timezone")).toContain("keep $TZ as it is");
});

test.each([
  "FROM debian:12\nRUN awk '{print $1}' x && sed 's/$HOME/x/' y",
  "FROM debian:12\nRUN echo 'export PATH=$PATH:/x' >> /root/.bashrc",
  "FROM debian:12\nRUN bash -c 'echo $x'",
  "FROM debian:12\nRUN echo 'a$' \"$x\"",
  "FROM debian:12\nRUN sudo -u a sh -c '$x'",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
