// test-as-last-command: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "test-as-last-command";

test("underlines the test", () => {
  expect(lint(id, "FROM debian:12\nRUN a && [ ! -d /x ] && mkdir /x\nRUN test -e /y && rm /y")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a && [ ! -d /x ] && mkdir /x
             ~~~~~~~~~~~ When /x is there the test ends with status 1, and so does this RUN: the build stops. Turn the test round and write ||
    RUN test -e /y && rm /y
        ~~~~~~~~~~ When /y is missing the test ends with status 1, and so does this RUN: the build stops. Turn the test round and write ||"
  `);
});

test("a warning where the file is certainly there", () => {
  const source = "FROM debian:12\nCOPY a /a\nRUN [ ! -e /a ] && b";
  expect(lint(id, source)).toContain("/a is there already");
  expect(findings(id, source).map(({ severity }) => severity)).toEqual(["warning"]);
  expect(lint(id, source.replace("-e", "-f"))).toContain("When /a is there");
});

test.each([
  "RUN [ -d /x ] || mkdir /x",
  "RUN [ ! -d /x ] && mkdir /x || true",
  "RUN [ ! -d /x ] && mkdir /x; a",
  "RUN if [ -d /x ] && a; then b; fi",
  'RUN [ "$A" = b ] && c',
  "RUN mkdir /x && a",
  "COPY a /a\nRUN rm /a\nRUN [ ! -e /a ] && b",
  "COPY a /a\nRUN [ -e /a ] && b",
  "CMD [ -d /x ] && a",
])("silent: %j", (line) => {
  expect(lint(id, `FROM debian:12\n${line}`)).not.toContain("~");
});
