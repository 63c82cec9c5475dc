// unused-cache-mount: what it underlines, what it mends, and where the mount is of use.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unused-cache-mount";
const mount = (target: string): string => `--mount=type=cache,target=${target}`;

test("underlines the option, the clean-up, the mount", () => {
  expect(lint(id, `FROM python:3.13\nRUN ${mount("/root/.cache/pip")} pip install --no-cache-dir flask`)).toMatchInlineSnapshot(`
    "FROM python:3.13
    RUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir flask
                                                               ~~~~~~~~~~~~~~ --no-cache-dir keeps pip from using the cache mount at /root/.cache/pip. Leave out one of the two [Leave out --no-cache-dir, review]"
  `);
  expect(
    lint(
      id,
      `FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN ${mount("/var/lib/apt")} apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*`,
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN rm -f /etc/apt/apt.conf.d/docker-clean
    RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*
                                                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~ This takes the package lists out of the cache mount at /var/lib/apt, so the next build loads them all again. A mount is no part of the layer: leave it"
  `);
  const apt = `FROM debian:12\nRUN ${mount("/var/cache/apt")} apt-get update && apt-get install -y git`;
  expect(lint(id, apt)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y git
                                  ~~~~~~~~~~~~~~ The settings of this base image delete what apt-get has downloaded (docker-clean), so this mount stays empty. Remove /etc/apt/apt.conf.d/docker-clean first [Remove docker-clean first, review]"
  `);
  expect(fixAll(id, apt)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN --mount=type=cache,target=/var/cache/apt rm -f /etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y git"
  `);
});

test.each([
  `FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN ${mount("/root/.cache/pip")} pip install flask`,
  `FROM python:3.13\nRUN ${mount("/root/.cache")} pip install --no-cache flask`,
  `FROM ghcr.io/astral-sh/uv:python3.13-bookworm\nRUN ${mount("/root/.cache/uv")} uv sync --no-cache`,
  `FROM alpine:3.22\nRUN ${mount("/var/cache/apk")} apk add --no-cache git`,
  `FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN ${mount("/var/cache/apt")} apt-get update && apt-get install -y git && apt-get clean`,
  `FROM node:22\nRUN ${mount("/root/.npm")} npm ci && npm cache clean --force`,
  `FROM python:3.13\nRUN ${mount("/root/.cache/pip")} pip install flask && rm -rf /root/.cache`,
])("finds: %j", (source) => {
  expect(lint(id, source)).toMatch(/cache mount/);
});

test.each([
  // The packages of the restore lie in the mount.
  `FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN ${mount("/root/.nuget/packages")} dotnet publish -c Release --no-restore`,
  `FROM python:3.13\nRUN ${mount("/root/.cache/pip")} pip install flask`,
  `FROM python:3.13\nRUN ${mount("/root/.npm")} pip install --no-cache-dir flask`,
  "FROM python:3.13\nRUN pip install --no-cache-dir flask",
  "FROM python:3.13\nRUN --mount=type=bind,target=/x pip install --no-cache-dir flask",
  `FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN ${mount("/var/cache/apt")} apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*`,
  `FROM debian:12\nRUN ${mount("/var/cache/apt")} rm -f /etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y git`,
  `FROM debian:12\nCOPY apt.conf /etc/apt/apt.conf.d/99\nRUN ${mount("/var/cache/apt")} apt-get update && apt-get install -y git`,
  `FROM corp/base:1\nRUN ${mount("/var/cache/apt")} apt-get update && apt-get install -y git`,
  `FROM debian:12\nRUN ${mount("/var/lib/apt/lists")} apt-get update && apt-get install -y git`,
  `FROM maven:3\nRUN ${mount("/root/.m2")} mvn package && rm -rf /root/.m2/repository/own`,
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("the lists are not what apt-get downloads", () => {
  const run = (target: string) =>
    `FROM debian:13\nRUN --mount=type=cache,target=${target} apt-get update && apt-get install -y curl && rm -rf ${target}/lists/*`;
  expect(lint(id, run("/var/lib/apt"))).toContain("This takes the package lists out of the cache mount at /var/lib/apt");
});

test("apt deletes what it has installed from by a setting of its own", () => {
  const source = `FROM ubuntu:24.04\nRUN ${mount("/var/cache/apt")} apt update && apt install -y git\n`;
  expect(lint(id, source)).toContain("apt deletes the packages that it has installed");
  const fixed = fixAll(id, source);
  expect(fixed).toContain(`keep-cache; apt update && apt install -y git`);
  expect(lint(id, fixed)).toBe(fixed);
});
