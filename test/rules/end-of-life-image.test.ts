// end-of-life-image: which releases it knows to have ended.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "end-of-life-image";

test("the default of an argument that FROM itself gives", () => {
  expect(lint(id, "ARG BASE\nFROM ${BASE:-alpine:3.15}\nUSER 1000")).toContain("Alpine 3.15 has had no security fixes");
  expect(lint(id, "ARG BASE=alpine:3.24\nFROM ${BASE:-alpine:3.15}\nUSER 1000")).not.toContain("no security fixes");
});

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM node:16");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Node.js 16 has had no security fixes since 2023-09-11. Move to a maintained release, such as 24",
  );
});

test.each([
  ["FROM node:16.20-alpine", ["16.20-alpine"]],
  ["FROM python:3.8-slim", ["3.8-slim"]],
  ["FROM debian:buster-slim", ["buster-slim"]],
  ["FROM ubuntu:18.04", ["18.04"]],
  ["ARG V=7.4\nFROM php:${V}-fpm", ["${V}-fpm"]],
  ["FROM golang:1.20", ["1.20"]],
  ["FROM python:3.12-buster", ["3.12-buster"]],
  ["FROM node:22-alpine3.15", ["22-alpine3.15"]],
  ["FROM mcr.microsoft.com/dotnet/sdk:6.0 AS build", ["6.0"]],
  ["FROM docker.io/library/postgres:11", ["11"]],
  ["FROM node:0.12.7", ["0.12.7"]],
  ["FROM docker.mirror.hashicorp.services/alpine:3.17.0", ["3.17.0"]],
  ["FROM registry.example.com/dockerhub/library/node:16", ["16"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM node:24",
  "FROM node:lts",
  "FROM node",
  "FROM python:3",
  "FROM debian:13-slim",
  "FROM ubuntu:24.04",
  "FROM golang:1.26",
  "FROM example.com/node:16",
  "FROM openjdk:8",
  "FROM node:24 AS a\nFROM a",
  "ARG V\nFROM node:$V",
  "FROM alpine:edge",
  "FROM debian:stable-slim",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["COPY --from=node:16-slim /usr/local/bin/node /bin/", true],
  ["RUN --mount=from=python:3.7,target=/p x", true],
  ["COPY --from=debian:9 /bin/x /bin/", true],
  ["COPY --from=node:24-stretch /usr/local/bin/node /bin/", false],
  ["COPY --from=node:24 /usr/local/bin/node /bin/", false],
  ["COPY --from=node /usr/local/bin/node /bin/", false],
] as const)("an image that files are taken from: %j", (instruction, isFound) => {
  expect(lint(id, `FROM debian:13\n${instruction}`).includes("~")).toBe(isFound);
});

const told = (source: string) => findings(id, source).map(({ severity, message: { template } }) => `${severity}: ${template}`);

test.each([
  ["FROM hexpm/elixir:1.13.1-erlang-24.2-alpine-3.15.0 AS build\n", "{product} {release}"],
  ["FROM hexpm/elixir:1.13.1-erlang-24.2-debian-buster-20210902\n", "{product} {release}"],
  ["FROM example.com/tool:2-bullseye\n", "{product} {release}"],
])("the release in the tag of any image: %j", (source, text) => {
  expect(told(source)[0]).toContain(text);
});

test.each([
  "FROM example.com/tool:precise\n",
  "FROM example.com/tool:1-alpine\n",
  "FROM example.com/tool:alpine-3.24\n",
  "FROM a/b:bookworm\n",
])("silent: %j", (source) => {
  expect(told(source)).toEqual([]);
});

test("what is done on purpose is an info", () => {
  const deliberate = "FROM debian:10\nRUN sed -i s/deb.debian.org/archive.debian.org/ /etc/apt/sources.list && apt-get update\n";
  expect(told(deliberate)[0]).toMatch(/^info/);
  expect(told("FROM node:16 AS node-16\nFROM node:24\nCOPY --from=node-16 /usr/local/bin/node /node16\n")[0]).toMatch(/^info/);
  expect(told("FROM node:16 AS build\nFROM node:24\nCOPY --from=build /a /a\n")[0]).toMatch(/^warning/);
});

test("package lists that are gone stop the build", () => {
  expect(told("FROM debian:stretch\nRUN apt-get update && apt-get install -y git\n")[0]).toMatch(/^error: .*apt-get update fails/);
  expect(told("FROM debian:11\nRUN apt-get update\n")[0]).toMatch(/^warning/);
  expect(told("FROM debian:9\nCOPY sources.list /etc/apt/\nRUN apt-get update\n")[0]).toMatch(/^warning/);
  const [first] = findings(id, "FROM debian:9\nRUN set -eux; apt-get update; apt-get install -y git\n");
  expect([first?.severity, first?.message.values]).toEqual([
    "error",
    expect.objectContaining({ system: "Debian 9", archive: "archive.debian.org" }),
  ]);
  expect(told("FROM ubuntu:22.10\nRUN apt-get update\n")[0]).toMatch(/^error: .*lead to/);
  expect(told("FROM ubuntu:18.04\nRUN apt-get update\n")[0]).toMatch(/^warning/);
  expect(told("FROM ubuntu:22.10\nRUN sed -i s/archive/old-releases/ /etc/apt/sources.list && apt-get update\n")[0]).toMatch(
    /^(?:info|warning)/,
  );
  expect(told("FROM debian:9\nRUN apt-get update || true\n")[0]).toMatch(/^warning/);
  expect(told("FROM debian/eol:stretch\nRUN apt-get update\n")[0]).toMatch(/^info/);
  expect(told("FROM example.com/eol:1-stretch\nRUN apt-get update\n")[0]).toMatch(/^warning/);
});

test("stages that copy from each other move together", () => {
  expect(told("FROM golang:1.20 AS build\nFROM golang:1.20\nCOPY --from=build /a /a\n")).toEqual([
    expect.stringContaining("move them together"),
  ]);
  expect(told("FROM golang:1.20 AS build\nFROM golang:1.20-alpine\nCOPY --from=build /a /a\n")).toEqual([
    expect.stringContaining("move them together"),
  ]);
});

test("nginx: the stable branch and the mainline one are maintained, no others", () => {
  expect(told("FROM nginx:1.28-alpine\n")).toHaveLength(1);
  expect(told("FROM nginx:1.30\n")).toEqual([]);
  expect(told("FROM nginx:1.31-alpine\n")).toEqual([]);
  expect(told("FROM nginx:1\n")).toEqual([]);
  expect(told("FROM nginx:stable-alpine\n")).toEqual([]);
});

test.each([
  ["# alpine:3.19 makes our init container break\n# ref: https://github.com/acme/app/issues/33", "FROM alpine:3.18", "info"],
  ["# the tests only support python 3.6, not newer\n#FROM ubuntu:latest", "FROM python:3.6.15-slim-bullseye", "info"],
  ["# Pinned to Debian 11 until the driver builds with a newer glibc", "FROM debian:bullseye-slim", "info"],
  ["# focal, because the vendor's packages exist for nothing else", "FROM ubuntu:focal", "info"],
  ["# Does not work with node 18", "FROM node:16", "info"],
  ["# Base image: Debian 11 (Bullseye)", "FROM debian:bullseye-slim", "warning"],
  ["# slim, because it is smaller", "FROM debian:bullseye-slim", "warning"],
  ["# Built here because there are no binaries any more", "FROM ubuntu:bionic", "warning"],
  ["# TODO: upgrade to node 24", "FROM node:16", "warning"],
  ["# node 16 cannot stay, it is end of life", "FROM node:16", "warning"],
  ["# Needs Node.js 14 or newer", "FROM node:16", "warning"],
  ["# Build stage", "FROM node:16", "warning"],
  ["# node 18 breaks the build\n\n", "FROM node:16", "warning"],
] as const)("a reason in the comment above: %s", (comment, source, severity) => {
  expect(told(`${comment}\n${source}\n`).map((each) => each.split(":")[0])).toEqual([severity]);
});

test("a reason above a COPY that takes from an old image", () => {
  const copy = "COPY --from=node:16 /usr/local/bin/node /n\n";
  expect(told(`FROM debian:13\n# node:18 fails on this kernel\n${copy}`)[0]).toMatch(/^info/);
  expect(told(`FROM debian:13\n# node for the assets\n${copy}`)[0]).toMatch(/^warning/);
});

test.each([
  ["FROM php:8.1-fpm-alpine", "/p/docker/php-official/8.1-alpine/Dockerfile"],
  ["FROM ubuntu:20.04", "/p/packaging/docker/ubuntu-20.04/Dockerfile"],
  ["FROM ubuntu:20.04", "/p/ubuntu/focal/Dockerfile"],
  ["FROM ubuntu:impish", "/p/develop/impish/Dockerfile"],
  ["FROM ubuntu:lunar-20230301", "/p/develop/lunar-slim/Dockerfile"],
  ["FROM debian:bullseye-slim", "/p/bullseye/Dockerfile"],
  ["FROM debian:11", "/p/debian-11/Dockerfile"],
  ["FROM mysql:5.7", "/p/image/mysql/5.7/Dockerfile"],
  ["FROM python:3.9", "/p/Dockerfile.python3.9"],
  ["FROM node:18", "/p/node/18/Dockerfile"],
  ["FROM postgres:10", "/p/postgres/10/Dockerfile"],
  ["FROM postgres:10-alpine", "/p/images/postgres10/Dockerfile"],
  ["FROM postgres:10", "/p/postgresql/v10/Dockerfile"],
  ["FROM node:12-alpine", "/p/node/12/alpine/Dockerfile"],
  ["FROM node:16.20.2", "/p/16.20.2/Dockerfile"],
  ["FROM node:16.20.2", "/p/nodejs/16/Dockerfile"],
  ["FROM golang:1.20", "/p/golang/1.20/Dockerfile"],
  ["FROM postgres:9.6", "/p/postgres/9.6/Dockerfile"],
  ["FROM postgres:9.6", "/p/postgres/9/Dockerfile"],
  ["FROM node:16", "/p/Dockerfile.node16"],
])("%s is an info in %s, which is named for it", (source, path) => {
  const [found] = findings(id, source, { path });
  expect(found?.severity).toBe("info");
  expect(found?.message.template).toContain("this file is named for it");
});

test.each([
  ["FROM debian:11", "/p/app/11/Dockerfile"],
  ["FROM debian:bullseye", "/p/debian-12/Dockerfile"],
  ["FROM python:3.9", "/p/app-1.3.9/Dockerfile"],
  ["FROM node:18", "/p/services/18-web/Dockerfile"],
  ["FROM golang:1.21", "/p/release/1.211/Dockerfile"],
  ["FROM postgres:10", "/p/app/10/Dockerfile"],
  ["FROM postgres:10", "/p/postgres/chapter-10/Dockerfile"],
  ["FROM postgres:10", "/p/postgres/16/Dockerfile"],
  ["FROM postgres:10", "/p/redis10/Dockerfile"],
  ["FROM node:12", "/p/node/lesson12/Dockerfile"],
  ["FROM python:3.12-buster", "/p/python/3.12/Dockerfile"],
  ["FROM node:22-bullseye", "/p/node/22/Dockerfile"],
  ["FROM debian:11", "/p/postgres/11/Dockerfile"],
])("%s stays a warning in %s", (source, path) => expect(findings(id, source, { path })[0]?.severity).toBe("warning"));

test.each([
  "# WARNING: this Dockerfile is no longer\n# maintained! See ../README\n#\n# more\nFROM debian:11",
  "# Copyright\n\n# DEPRECATED\nFROM debian:11",
  "FROM debian:11\n# bullseye: Debian 11 is EOL\nRUN a",
  "# Legacy build environment (unsupported)\nFROM debian:11",
  "FROM debian:11\n# Debian Bullseye is EOL'd and original repos do not work.\nRUN a",
  "FROM debian:11\n# bullseye is no longer supported.\nRUN a",
  "FROM debian:11\n# This image is unsupported\nRUN a",
  "# obsolete, kept for old users\nFROM debian:11",
  "ARG A=1\n# Debian 11 has reached its end of life\nFROM debian:11",
])("silent where a file that is named for the release says so itself: %j", (source) => {
  expect(findings(id, source, { path: "/p/bullseye/Dockerfile" })).toEqual([]);
  expect(findings(id, source, { path: "/p/app/Dockerfile" })).toHaveLength(1);
});

test.each([
  "# Our image\nFROM debian:11",
  "FROM debian:11\n# apt-key is deprecated\nRUN a",
  "FROM debian:11\n# in Debian 9+, apt-key is deprecated\nRUN a",
  "FROM debian:11\n# since Debian 11 apt-key is deprecated\nRUN a",
  "FROM debian:11\n# the build option a is deprecated\nRUN a",
  "# With an option that is deprecated\nFROM debian:11",
  "FROM debian:11\n# python 3.11 is deprecated, and so is module 11\nRUN a",
  "FROM debian:11\nRUN a \\\n  # python2 is no longer maintained\n  && b",
  "# This image is not deprecated\nFROM debian:11",
  "# maintained by us\nFROM debian:11",
])("a comment about something else says nothing of it: %j", (source) => {
  expect(findings(id, source, { path: "/p/bullseye/Dockerfile" })).toHaveLength(1);
});

test("whose name says the release cannot move to another one", () => {
  const source = "FROM buildpack-deps:buster\nRUN apt-get update && apt-get install -y git\n";
  const [found] = findings(id, source, { path: "/p/9.0/buster/Dockerfile" });
  expect(found?.severity).toBe("error");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "Debian 10 has had no security fixes since 2024-06-30, and the packages of Debian 10 have left the mirrors: apt-get update fails here. " +
      "This file is named for it: let its sources lead to archive.debian.org, or stop building it",
  );
  expect(findings(id, source, { path: "/p/9.0/Dockerfile" })[0]?.message.template).toContain("Move to a maintained release");
});

test.each([
  ["FROM debian:buster", "/p/archive/buster/Dockerfile", false],
  ["FROM ubuntu:16.04", "/p/archive/Dockerfile.xenial", false],
  ["FROM debian:buster\nCOPY --from=node:16 /a /a", "/p/archived/app/Dockerfile", false],
  ["FROM node:16", "/p/deprecated-images/app/Dockerfile", false],
  ["FROM node:16", "/p/services/archive/Dockerfile", true],
  ["FROM node:16", "/p/legacy/api/Dockerfile", true],
  ["FROM node:16", "/p/archiver/Dockerfile", true],
  ["FROM debian:buster", "/archived/a/b/c/Dockerfile", true],
] as const)("%j in %s: %s", (source, path, isTold) => {
  expect(findings(id, `${source}\n`, { path }).length > 0).toBe(isTold);
});

test.each([
  ["a compiler of the same Alpine, with C", "golang:1.21-alpine3.19", "RUN CGO_ENABLED=1 go build -o /m .", ["ended", "both"]],
  ["without C", "golang:1.21-alpine3.19", "RUN CGO_ENABLED=0 go build -o /m .", ["ended", "ended"]],
  ["another Alpine", "golang:1.21-alpine3.18", "RUN go build -o /m .", ["ended", "ended"]],
  ["what is no program", "node:16-alpine3.19", "RUN npm run build", ["ended", "ended"]],
])("the program that is copied was linked on the same release: %s", (_, image, run, keys) => {
  const found = findings(id, `FROM ${image} AS b\n${run}\nFROM alpine:3.19\nCOPY --from=b /m /m`);
  expect(found.map(({ message }) => (/together/.test(message.template) ? "both" : "ended"))).toEqual(keys);
});

test("a distribution's own image on another registry", () => {
  const product = (image: string) =>
    findings(id, `FROM ${image}`).map(({ message }) => `${message.values?.product} ${message.values?.release}`);
  expect(product("public.ecr.aws/debian/debian:10")).toEqual(["Debian 10"]);
  expect(product("public.ecr.aws/ubuntu/ubuntu:18.04")).toEqual(["Ubuntu 18.04"]);
  expect(product("mirror.gcr.io/library/node:16")).toEqual(["Node.js 16"]);
  expect(product("public.ecr.aws/ubuntu/node:16")).toEqual([]);
});

const texts = (source: string, path?: string) =>
  findings(id, source, { path }).map(({ severity, message: { template, values } }) => `${severity}: ${fill(template, values)}`);

test("what had two numbers once is told with both", () => {
  expect(texts("FROM postgres:9.6-alpine")[0]).toContain("PostgreSQL 9.6 has had no security fixes since 2021-11-11");
  expect(texts("FROM postgres:9.4.26")[0]).toContain("PostgreSQL 9.4 has had no security fixes since 2020-02-13");
  expect(texts("FROM postgres:9")[0]).toContain("PostgreSQL 9 has");
  expect(texts("FROM postgres:13.4")[0]).toContain("PostgreSQL 13 has");
});

test("another product's tag that is built on an ended distribution", () => {
  expect(texts("FROM redis:5-bullseye")).toEqual([
    "warning: This tag is built on Debian 11, which has had no security fixes since 2026-08-31. Move to a tag of redis that is built on a newer release",
  ]);
  expect(texts("FROM mongo:4.0-xenial")[0]).toContain("This tag is built on Ubuntu 16.04");
  // The file is named for what is built on the release: that may come on a newer one.
  expect(texts("FROM redis:5-bullseye", "/p/redis/5/Dockerfile")[0]).toMatch(/^warning: This tag is built on Debian 11/);
  expect(texts("FROM nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/runner-cuda-12-0.dockerfile")[0]).toMatch(/^warning: This tag is built on/);
  expect(texts("FROM redis:5-buster\nRUN apt-get update\n", "/p/redis/5/Dockerfile")[0]).toMatch(
    /^error: This tag .* Move to a tag of redis that is built on a newer release, or let its sources lead to archive.debian.org first$/,
  );
});

test.each([
  ["nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/ubuntu1804/Dockerfile", true],
  ["nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/ubuntu-18-04.dockerfile", true],
  ["nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/Dockerfile.ubuntu18_04", true],
  ["nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/cuda-12.0-bionic/Dockerfile", true],
  ["nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/release-2018-04/Dockerfile", false],
  ["nvidia/cuda:12.0.0-devel-ubuntu18.04", "/p/18-04-1/Dockerfile", false],
  ["ubuntu:18.04", "/p/18.04/Dockerfile", true],
  ["redis:5-bullseye", "/p/redis-5-bullseye/Dockerfile", true],
  ["alpine:3.9", "/p/alpine-3.9/Dockerfile", true],
  ["alpine:3.9", "/p/python-3.9/Dockerfile", false],
  ["alpine:3.9", "/p/python3-9/Dockerfile", false],
  ["debian:10", "/p/debian-10/Dockerfile", true],
  ["debian:10", "/p/Dockerfile.debian10", true],
  ["debian:10", "/p/step-10/Dockerfile", false],
] as const)("%s in %s: named for the release is %s", (image, path, isNamed) => {
  const [said] = texts(`FROM ${image}`, path);
  expect(said?.startsWith("info")).toBe(isNamed);
  expect(said?.includes("this file is named for it")).toBe(isNamed);
});

test.each([
  ["# Not intended for production usage.", "/p/debian-10/Dockerfile", true],
  ["# Only used to test that it compiles on Debian 10", "/p/debian-10/Dockerfile", true],
  ["# For CI builds only", "/p/debian-10/Dockerfile", true],
  ["# Debian 10 is past its end, kept for those who cannot move", "/p/debian-10/Dockerfile", true],
  ["# Debian 10 is out of support", "/p/debian-10/Dockerfile", true],
  ["# Not intended for production usage.", "/p/app/Dockerfile", false],
  ["# Only build what is needed", "/p/debian-10/Dockerfile", false],
  ["# This does not install what is for development, for production", "/p/debian-10/Dockerfile", false],
  ["# Not only for testing", "/p/debian-10/Dockerfile", false],
  ["# Dockerfile.test is only for testing", "/p/debian-10/Dockerfile", false],
  ["# Used in production", "/p/debian-10/Dockerfile", false],
  ["# Do not edit: production needs it", "/p/debian-10/Dockerfile", false],
] as const)("%s in %s: silent is %s", (comment, path, isSilent) => {
  expect(texts(`${comment}\nFROM debian:10\n`, path).length).toBe(isSilent ? 0 : 1);
});

test.each(["debian:11-slim", "buildpack-deps:bullseye", "python:3.12-bullseye", "golang:1.26-bullseye"])(
  "%s may move to the newest release of it",
  (image) =>
    expect(texts(`FROM ${image}`)[0]).toBe(
      "warning: Debian 11 has had no security fixes since 2026-08-31. Move to a maintained release, such as 13",
    ),
);
test("what is fetched for the release has to move with it", () => {
  const said = (source: string) =>
    findings(id, source).map(({ message }) => fill(message.template, message.values).replace(/^.*\d\. /, ""));
  const swift = "RUN curl -fsSL https://download.swift.org/$P/swift-3.1.1-RELEASE-$P.tar.gz -o swift.tar.gz\n";
  const moves = (what: string) => [
    `Move to a maintained release: what is fetched for it (${what}) has to move with it, and where nobody builds that for a newer one, say so, or stop building this`,
  ];
  expect(said(`FROM ubuntu:16.04\nARG P=ubuntu16.04\n${swift}`)).toEqual(moves("P=ubuntu16.04"));
  expect(said(`FROM ubuntu:16.04\nENV P=ubuntu1604\n${swift}`)).toEqual(moves("P=ubuntu1604"));
  expect(said("FROM ubuntu:18.04\nRUN wget https://x.org/pool/bionic/a.deb\n")).toEqual(moves("https://x.org/pool/bionic/a.deb"));
  expect(said("FROM debian:11\nADD https://x.org/debian-11/a.deb /\n")).toEqual(moves("https://x.org/debian-11/a.deb"));
  const plain = [
    `FROM ubuntu:16.04\nARG P=ubuntu20.04\n${swift}`,
    "FROM ubuntu:16.04\nARG P=ubuntu16.04\nRUN echo $P\n",
    "FROM ubuntu:16.04\nARG P=ubuntu16.04\nRUN curl -O https://x.org/a.tar.gz\n",
    'FROM ubuntu:18.04\nRUN curl -O https://x.org/k && echo "deb [signed-by=/k] https://x.org/bionic bionic main" > /etc/apt/sources.list.d/x.list\n',
    "FROM node:16\nRUN curl -O https://x.org/ubuntu16.04/a\n",
  ];
  expect(plain.map((source) => said(source)[0]?.includes("such as"))).toEqual(plain.map(() => true));
});

test("a base that the build command replaces", () => {
  const files = { ".git/HEAD": "", "docker-bake.hcl": 'target "a" {\n  contexts = {\n    "node:16" = "docker-image://node:24"\n  }\n}\n' };
  expect(lint(id, "FROM node:16", { files })).toBe("FROM node:16");
  expect(lint(id, "FROM node:14", { files })).toContain("Node.js 14");
});

test("the tag of a distribution's own image names no other distribution", () => {
  for (const source of ["FROM busybox:ubuntu-14.04", "FROM docker.io/library/busybox:ubuntu", "FROM alpine:ubuntu-14.04"])
    expect(lint(id, source)).toBe(source);
  for (const source of ["FROM ubuntu:14.04", "FROM ubuntu:trusty", "FROM debian:buster-slim"])
    expect(lint(id, source)).toContain("Move to a maintained release");
});

test("what an image that is not known here comes on besides, nobody can tell: another tag of it is advised", () => {
  expect(lint(id, "FROM acme/base:ubuntu-18.04")).toContain("Move to a tag of acme/base that is built on a newer release");
  expect(lint(id, "FROM buildpack-deps:bionic")).toContain("such as 26.04");
  expect(lint(id, "FROM acme/base:ubuntu-18.04", { path: "ubuntu-18.04/Dockerfile" })).toContain("this file is named for it");
});
