// unquoted-version: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unquoted-version";

test("underlines the package with its version", () => {
  expect(lint(id, "FROM python:3.13\nRUN pip install --no-cache-dir opencv-python>=4.8.0 x")).toMatchInlineSnapshot(`
    "FROM python:3.13
    RUN pip install --no-cache-dir opencv-python>=4.8.0 x
                                   ~~~~~~~~~~~~~~~~~~~~ The shell takes > for a redirection, so pip never sees this version. Put the package in quotes: 'opencv-python>=4.8.0' [Write 'opencv-python>=4.8.0', review]"
  `);
  expect(fixAll(id, "FROM python:3.13\nRUN python -m pip install a>1 b<2.0 && x")).toBe(
    "FROM python:3.13\nRUN python -m pip install 'a>1' 'b<2.0' && x",
  );
  expect(lint(id, "FROM alpine:3.22\nRUN apk add --no-cache git>=2.40")).toContain("~ The shell takes > for a redirection");
});

test.each([
  "pip install 'a>=1' \"b<2\"",
  "pip install a > /dev/null 2>&1",
  "pip install a >log",
  "pip install a>/dev/null",
  "pip install a>log.txt",
  "pip install a 2>1",
  "pip install -r a.txt >>1",
  "echo a>=1",
  "pip install a\\>=1",
])("silent: %j", (run) => {
  expect(lint(id, `FROM python:3.13\nRUN ${run}`)).toBe(`FROM python:3.13\nRUN ${run}`);
});
