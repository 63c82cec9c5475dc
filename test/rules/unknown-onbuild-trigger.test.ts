// unknown-onbuild-trigger: what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unknown-onbuild-trigger";

test("tells the nearest", () => {
  expect(lint(id, "FROM debian:12-slim\nONBUILD CPOY a b\nONBUILD npm install\n")).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    ONBUILD CPOY a b
            ~~~~ CPOY is not a Dockerfile instruction, so every build that is based on this image fails. Did you mean COPY? [Write COPY, review]
    ONBUILD npm install
            ~~~ NPM is not a Dockerfile instruction, so every build that is based on this image fails. Write an instruction behind ONBUILD
    "
  `);
  expect(fixAll(id, "FROM debian:12-slim\nONBUILD CPOY a b\n")).toBe("FROM debian:12-slim\nONBUILD COPY a b\n");
});

test.each(["FROM debian:12\nONBUILD run x", "# syntax=a/b\nFROM debian:12\nONBUILD INCLUDE x", "FROM debian:12\nONBUILD ONBUILD RUN x"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);
