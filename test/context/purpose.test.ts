// What the name of a Dockerfile tells of it, and which rules listen.
import { expect, test } from "vitest";
import { purposeOf } from "../../server/src/core/context";
import { lint } from "../support/rule";

test.each([
  ["/project/Dockerfile.dev", "development"],
  ["/project/app-dev.Dockerfile", "development"],
  ["/project/Dockerfile.test", "development"],
  ["file:///project/.devcontainer/Dockerfile", "development"],
  ["/project/Dockerfile.tilt", "development"],
  ["/project/Dockerfile.ui.tilt", "development"],
  ["/project/tilt.Dockerfile", "development"],
  ["/project/Dockerfile.skaffold", "development"],
  ["/project/app.skaffold", "development"],
  ["/project/.tilt/Dockerfile", "development"],
  ["/project/tilt/Dockerfile", undefined],
  ["/project/Dockerfile.tilted", undefined],
  ["/project/docker/base/Dockerfile", "base"],
  ["docker/base-images/Dockerfile", "base"],
  ["/project/Dockerfile.base", "base"],
  ["/project/base-server.Dockerfile", "base"],
  ["/project/Dockerfile", undefined],
  ["/project/database/Dockerfile", undefined],
  ["/project/Dockerfile.devops", undefined],
  ["/project/test/Dockerfile", undefined],
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
