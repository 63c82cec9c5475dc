// install-without-root: package managers behind USER.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "install-without-root";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM alpine:3.22\nUSER web\nRUN apk add git");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "apk needs root, but this RUN runs as web, so the build stops here. Move it before USER, or change to root for it",
  );
});

test.each([
  ["FROM jenkins/jenkins:lts\nRUN apt-get install -y maven", ["apt-get"]],
  ["FROM debian:12-slim\nUSER app\nRUN apt-get update && apt-get install -y git", ["apt-get"]],
  ["FROM alpine:3.22\nUSER 1000:1000\nRUN apk add git", ["apk"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM debian:12-slim\nRUN apt-get install -y git\nUSER app",
  "FROM debian:12-slim\nUSER root\nRUN apt-get install -y git",
  "FROM debian:12-slim\nUSER app\nRUN sudo apt-get install -y git",
  "FROM debian:12-slim\nUSER app\nRUN npm install",
  "FROM debian:12-slim\nUSER 0\nRUN apt-get install -y git",
  "FROM jenkins/jenkins:lts\nUSER root\nRUN apt-get install -y maven",
  "FROM debian:12-slim\nARG U\nUSER $U\nRUN apt-get install -y git",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  [
    "FROM debian:12-slim\nUSER app\nRUN apt-get update && \\\n    # why\n    apt-get install -y git\nCMD x",
    "FROM debian:12-slim\nUSER app\nUSER root\nRUN apt-get update && \\\n    # why\n    apt-get install -y git\nUSER app\nCMD x",
  ],
  [
    "FROM debian:12-slim\nUSER app\nONBUILD  RUN apt-get install -y git",
    "FROM debian:12-slim\nUSER app\nONBUILD  RUN apt-get install -y git",
  ],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
