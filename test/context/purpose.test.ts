// What the name of a Dockerfile tells of it, and which rules listen.
import { expect, test } from "vitest";
import { purposeOf } from "../../server/src/core/context";
import { lint } from "../support/rule";

test.each([
  ["/work/Dockerfile.dev", "development"],
  ["/work/app-dev.Dockerfile", "development"],
  ["/work/Dockerfile.test", "development"],
  ["file:///work/.devcontainer/Dockerfile", "development"],
  ["/work/docker/base/Dockerfile", "base"],
  ["docker/base-images/Dockerfile", "base"],
  ["/work/Dockerfile.base", "base"],
  ["/work/base-server.Dockerfile", "base"],
  ["/work/Dockerfile", undefined],
  ["/work/database/Dockerfile", undefined],
  ["/work/Dockerfile.devops", undefined],
  ["/work/test/Dockerfile", undefined],
  ["/base/app/Dockerfile", undefined],
  ["", undefined],
  [undefined, undefined],
] as const)("%s: %s", (path, purpose) => {
  expect(purposeOf({ ...(path !== undefined && { path }) })).toBe(purpose);
});

test.each([
  ["no-start-command", "FROM debian:13\nEXPOSE 80", ["/a/base/Dockerfile", "/a/Dockerfile.dev"], ["/a/Dockerfile"]],
  [
    "build-tools-in-image",
    'FROM golang:1.26\nCOPY . .\nRUN go build -o /app .\nCMD ["/app"]',
    ["/a/.devcontainer/Dockerfile"],
    ["/a/Dockerfile"],
  ],
  ["root-user", 'FROM node:24\nUSER root\nCMD ["node", "a.js"]', ["/a/Dockerfile.dev"], ["/a/Dockerfile", "/a/Dockerfile.base"]],
  ["missing-user", 'FROM node:24\nCMD ["node", "a.js"]', ["/a/Dockerfile.test", "/a/Dockerfile.base"], ["/a/Dockerfile"]],
] as const)("%s", (rule, source, silent, told) => {
  for (const path of silent) expect(lint(rule, source, { path })).not.toContain("~");
  for (const path of told) expect(lint(rule, source, { path })).toContain("~");
  expect(lint(rule, source)).toContain("~");
});
