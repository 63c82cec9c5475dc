// buffered-python: Python programs whose output is held back.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "buffered-python";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM python:3.13-slim\nCMD python a.py");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Python holds print output back here, so docker logs shows it late. Set PYTHONUNBUFFERED=1",
  );
});

test.each([['FROM python:3.13-slim\nCMD ["python", "a.py"]', ['["python", "a.py"]']]] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCMD ["python", "a.py"]',
  'FROM python:3.13-slim\nCMD ["python", "-u", "a.py"]',
  'FROM python:3.13-slim\nCMD ["gunicorn", "a"]',
  'FROM node:24\nCMD ["python", "a.py"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ['FROM python:3.13-slim\nCMD ["python3", "a.py"]', 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCMD ["python3", "a.py"]'],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
