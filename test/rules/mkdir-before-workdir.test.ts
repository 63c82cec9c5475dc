// mkdir-before-workdir: folders that WORKDIR makes by itself.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "mkdir-before-workdir";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nRUN mkdir /app\nWORKDIR /app");
  expect(found && fill(found.message.template, found.message.values)).toBe("WORKDIR makes /app by itself, so this RUN is not needed");
});

test.each([["FROM a:1\nRUN mkdir -p /app\nWORKDIR /app/", ["mkdir -p /app"]]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM a:1\nRUN mkdir /app /b\nWORKDIR /app",
  "FROM a:1\nRUN mkdir /app && x\nWORKDIR /app",
  "FROM a:1\nUSER x\nRUN mkdir /app\nWORKDIR /app",
  "FROM jenkins/jenkins:lts\nRUN mkdir /app\nWORKDIR /app",
  "FROM a:1\nRUN mkdir -m 700 /app\nWORKDIR /app",
  "FROM a:1\nRUN mkdir /app\nRUN x\nWORKDIR /app",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([["FROM a:1\nRUN mkdir /app\nWORKDIR /app", "FROM a:1\nWORKDIR /app"]] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
