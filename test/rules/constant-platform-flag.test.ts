// constant-platform-flag: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "constant-platform-flag";

test("underlines the platform", () => {
  expect(lint(id, "FROM --platform=linux/amd64 alpine:3")).toBe(
    "FROM --platform=linux/amd64 alpine:3\n                ~~~~~~~~~~~ The image is always linux/amd64, whatever platform is built for. Leave the flag out, and give --platform to the build",
  );
});

test.each([
  "FROM --platform=$BUILDPLATFORM alpine:3",
  "FROM --platform=linux/${TARGETARCH} alpine:3",
  "FROM --platform=linux/arm64 alpine:3 AS tools-arm64",
  "FROM --platform=windows/amd64 alpine:3 AS windows",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("whatever the builder takes for a platform is one: a processor alone, a system with its release", () => {
  expect(lint(id, "FROM --platform=sparc64 alpine:3")).toContain("The image is always sparc64");
  expect(lint(id, "FROM --platform=windows(10.0.20348)/amd64 a:1")).toContain("always windows(10.0.20348)/amd64");
});

test("a Dockerfile for one platform by its name", () => {
  const source = "FROM --platform=linux/amd64 alpine:3.22";
  expect(lint(id, source, { path: "/p/Dockerfile.amd64" })).toBe(source);
  expect(lint(id, source, { path: "/p/Dockerfile.arm64" })).toContain("always linux/amd64");
  expect(lint(id, source, { path: "/p/Dockerfile.amd64", config: { profile: "buildkit" } })).toContain("always linux/amd64");
});

test.each([
  ["FROM --platform=linux/amd64 ubuntu:24.04\nRUN curl -fsSLO https://dl.example/tool-linux-amd64.deb", false],
  ["FROM --platform=linux/amd64 ubuntu:24.04\nRUN apt-get update && apt-get install -y mssql-server", false],
  ["FROM --platform=linux/arm64 ubuntu:24.04\nRUN curl -fsSLO https://dl.example/tool-linux-amd64.deb", true],
  ["FROM --platform=linux/amd64 ubuntu:24.04\nRUN make", true],
])("what the stage needs is of that platform alone: %j", (source, isFound) => {
  expect(lint(id, source).includes("always linux/")).toBe(isFound);
  expect(lint(id, source, { config: { profile: "buildkit" } })).toContain("always linux/");
});

test("a stage that is not the last one may be the builder's", () => {
  expect(lint(id, "FROM --platform=linux/amd64 alpine:3 AS a\nFROM alpine:3\nCOPY --from=a /x /x")).toContain("or use $BUILDPLATFORM");
});

test("a stage that the last one begins with is part of the image, too", () => {
  expect(lint(id, "FROM --platform=linux/amd64 alpine:3 AS base\nFROM base\nRUN make")).toContain("The image is always linux/amd64");
});

test.each([
  "FROM --platform=linux/amd64 registry/cache:1.0-linux-amd64-1809 AS core\nFROM alpine:3\nCOPY --from=core /a /a",
  "FROM --platform=linux/amd64 alpine:3 AS core\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=core /a /a",
])("the tag names it, or only stages of Windows take from it: %j", (source) => {
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { config: { profile: "buildkit" } })).toContain("always linux/amd64");
});

test("another architecture in the tag, and a Linux stage beside that of Windows", () => {
  expect(lint(id, "FROM --platform=linux/amd64 a/b:1-arm64 AS core\nFROM alpine:3\nCOPY --from=core /a /a")).toContain("always");
  expect(
    lint(
      id,
      "FROM --platform=linux/amd64 alpine:3 AS core\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022 AS w\nCOPY --from=core /a /a\nFROM alpine:3\nCOPY --from=core /a /a",
    ),
  ).toContain("always");
});

test.each([
  ["FROM --platform=linux/arm/v7 arm32v7/ruby:3.4", undefined, false],
  ["FROM --platform=linux/arm arm32v6/alpine:3", undefined, false],
  ["FROM --platform=linux/arm64 docker.io/arm64v8/debian:13", undefined, false],
  ["FROM --platform=linux/386 i386/debian:13", undefined, false],
  ["FROM --platform=linux/s390x s390x/debian:13", undefined, false],
  ["ARG A=amd64\nFROM --platform=linux/amd64 $A/debian:13", undefined, false],
  ["FROM --platform=linux/arm64 a/b:1-aarch64", undefined, false],
  ["FROM --platform=linux/arm64 alpine:3 AS tools-aarch64", undefined, false],
  ["FROM --platform=linux/arm/v7 debian:13", "/p/v1/armhf/debian/Dockerfile", false],
  ["FROM --platform=linux/arm64 debian:13", "/p/aarch64/Dockerfile", false],
  ["FROM --platform=linux/amd64 debian:13", "/p/linux-x86_64/Dockerfile", false],
  ["FROM --platform=linux/arm64 amd64/debian:13", undefined, true],
  ["FROM --platform=linux/arm/v6 arm32v7/debian:13", undefined, true],
  ["FROM --platform=linux/amd64 debian:13", "/p/arm64/Dockerfile", true],
  ["FROM --platform=linux/amd64 debian:13", "/amd64/a/b/c/Dockerfile", true],
  ["FROM --platform=linux/amd64 debian:13", "/p/linux/Dockerfile", true],
  ["FROM --platform=linux/arm64 acme/farm64-constructor:1", "/p/charm/Dockerfile", true],
] as const)("the image or a folder names the architecture: %j in %s", (source, path, isFound) => {
  expect(lint(id, source, { path }).includes("always linux/")).toBe(isFound);
  if (!source.includes("AS tools-aarch64")) expect(lint(id, source, { path, config: { profile: "buildkit" } })).toContain("always linux/");
});
