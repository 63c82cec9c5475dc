// missing-user: final stages that nobody gave a user.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "missing-user";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, 'FROM node:24\nCMD ["node"]');
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "The container runs as root. node brings the user node for this: add USER node",
  );
});

test.each([
  ['FROM node:24\nCMD ["node", "a.js"]', ["node:24"]],
  ['FROM debian:12-slim\nCMD ["a"]', ["debian:12-slim"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM node:24\nUSER node",
  'FROM node:24 AS b\nUSER node\nFROM b\nCMD ["node"]',
  "FROM postgres:17",
  'FROM gcr.io/distroless/static:nonroot\nCMD ["/a"]',
  "FROM example.com/app:1",
  "FROM nginx:1.27",
  'FROM debian:12-slim\nENTRYPOINT ["./run.sh"]',
  "FROM jenkins/jenkins:lts",
  'FROM public.ecr.aws/lambda/python:3.13\nCMD ["app.handler"]',
  "FROM mcr.microsoft.com/devcontainers/base:trixie\nRUN true",
  'FROM unit:1.34.0-minimal\nENTRYPOINT ["unitd", "--no-daemon"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ['FROM node:24\nCMD ["node"]', 'FROM node:24\nUSER node\nCMD ["node"]'],
  ['FROM ubuntu:24.04\nCMD ["/a"]', 'FROM ubuntu:24.04\nUSER ubuntu\nCMD ["/a"]'],
  ['FROM ubuntu:22.04\nCMD ["/a"]', 'FROM ubuntu:22.04\nCMD ["/a"]'],
  ['FROM gcr.io/distroless/static\nCMD ["/a"]', 'FROM gcr.io/distroless/static\nUSER nonroot\nCMD ["/a"]'],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});
