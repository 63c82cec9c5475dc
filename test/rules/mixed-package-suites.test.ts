// mixed-package-suites: what it underlines and says, and where the release fits or is held down.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "mixed-package-suites";
const append = (line: string, file = "/etc/apt/sources.list"): string => `RUN echo "${line}" >> ${file} && apt-get update`;

test("underlines the repository", () => {
  expect(
    lint(id, "FROM alpine:3.24\nRUN apk add --no-cache --repository=http://dl-cdn.alpinelinux.org/alpine/edge/community rsync"),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.24
    RUN apk add --no-cache --repository=http://dl-cdn.alpinelinux.org/alpine/edge/community rsync
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The image is Alpine 3.24, this repository edge: what is installed from it was built with other libraries. Take the package from the image's own release, or a newer base image"
  `);
  expect(lint(id, `FROM debian:bullseye\n${append("deb http://deb.debian.org/debian testing main")}`)).toMatchInlineSnapshot(`
    "FROM debian:bullseye
    RUN echo "deb http://deb.debian.org/debian testing main" >> /etc/apt/sources.list && apt-get update
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The image is bullseye, this repository testing: its packages may replace libraries that the rest was built with. Take a base image of that release"
  `);
  expect(
    lint(
      id,
      `FROM ubuntu:24.04\n${append("deb [arch=amd64] https://download.docker.com/linux/ubuntu jammy stable", "/etc/apt/sources.list.d/docker.list")}`,
    ),
  ).toMatchInlineSnapshot(`
    "FROM ubuntu:24.04
    RUN echo "deb [arch=amd64] https://download.docker.com/linux/ubuntu jammy stable" >> /etc/apt/sources.list.d/docker.list && apt-get update
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The image is noble, but these packages are built for jammy. Name the image's own release"
  `);
});

test.each([
  "FROM node:22-alpine\nRUN apk add -X https://dl-cdn.alpinelinux.org/alpine/edge/main x",
  "FROM alpine:3.22\nRUN apk add --repository https://dl-cdn.alpinelinux.org/alpine/v3.18/main x",
  'FROM alpine:3.22\nRUN echo "https://dl-cdn.alpinelinux.org/alpine/edge/main" >> /etc/apk/repositories && apk add x',
  `FROM debian:12\n${append("deb http://deb.debian.org/debian sid main")}`,
  `FROM debian:12\n${append("deb http://ftp.debian.org/debian/ trixie main contrib")}`,
  `FROM python:3.12-bookworm\n${append("deb http://deb.debian.org/debian bullseye main")}`,
  'FROM ubuntu:24.04\nRUN add-apt-repository "deb http://archive.ubuntu.com/ubuntu bionic universe"',
  `FROM debian:12\n${append("deb http://nginx.org/packages/debian wheezy nginx", "/etc/apt/sources.list.d/nginx.list")}`,
])("finds: %j", (source) => {
  expect(lint(id, source)).toContain("The image is");
});

test.each([
  "FROM alpine:3.22\nRUN apk add -X https://dl-cdn.alpinelinux.org/alpine/edge/testing x",
  "FROM alpine:edge\nRUN apk add --repository=https://dl-cdn.alpinelinux.org/alpine/edge/testing x",
  "FROM alpine:3.22\nRUN apk add --repository=https://dl-cdn.alpinelinux.org/alpine/v3.22/community x",
  'FROM alpine:3.22\nRUN echo "@edge https://dl-cdn.alpinelinux.org/alpine/edge/main" >> /etc/apk/repositories && apk add x@edge',
  "FROM alpine:3.22\nRUN apk add --repository=https://a.example/packages x",
  "FROM alpine:3.22\nRUN sed -i 's/v3.22/edge/' /etc/apk/repositories && apk upgrade",
  `FROM debian:12\n${append("deb http://deb.debian.org/debian bookworm-backports main")}`,
  `FROM debian:12\n${append("deb http://deb.debian.org/debian stable main")}`,
  `FROM debian:12\n${append("deb http://deb.debian.org/debian $SUITE main")}`,
  `FROM debian:sid\n${append("deb http://deb.debian.org/debian experimental main")}`,
  `FROM debian:12\n${append("deb http://deb.debian.org/debian testing main")}\nRUN printf 'Package: *\\nPin: release a=testing\\nPin-Priority: 100\\n' > /etc/apt/preferences.d/t`,
  `FROM debian:12\n${append("deb http://deb.debian.org/debian testing main")}\nRUN apt-get install -y -t testing x`,
  `FROM ubuntu:24.04\n${append("deb https://deb.nodesource.com/node_22.x nodistro main")}`,
  `FROM ubuntu:24.04\n${append("deb https://download.docker.com/linux/ubuntu noble stable")}`,
  `FROM ubuntu:24.04\n${append("deb http://dl.google.com/linux/chrome/deb/ stable main")}`,
  `FROM corp/base:1\n${append("deb http://deb.debian.org/debian sid main")}`,
  `FROM debian:12\n${append("deb http://apt.postgresql.org/pub/repos/apt bookworm-pgdg main")}`,
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each(["ubuntu", "debian@sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9", "debian:stable"])(
  "no release is named: FROM %s",
  (image) => {
    const source = `FROM ${image}\nRUN echo "deb http://archive.ubuntu.com/ubuntu precise universe" >> /etc/apt/sources.list`;
    expect(lint(id, source)).toBe(source);
  },
);

test("a comment that says why, and the parts of one release", () => {
  const call = "RUN apk add --repository=https://dl-cdn.alpinelinux.org/alpine/edge/community libhtp";
  const reasoned = `FROM alpine:3.24\n# We need the latest libhtp, which only edge has\n${call}`;
  expect(lint(id, reasoned)).toBe(reasoned);
  expect(lint(id, `FROM alpine:3.24\n# Install libhtp\n${call}`)).toContain("~");
  const parts =
    'FROM debian:12\nRUN echo "deb http://deb.debian.org/debian bullseye main" >> /etc/apt/sources.list && echo "deb http://deb.debian.org/debian bullseye-updates main" >> /etc/apt/sources.list';
  expect(findings(id, parts)).toHaveLength(1);
});

test("a release of Alpine that has ended", () => {
  expect(
    lint(
      id,
      "FROM clickhouse/clickhouse-server:26.5-alpine\nRUN echo 'http://dl-cdn.alpinelinux.org/alpine/v3.9/main' >> /etc/apk/repositories && \\\n  echo 'http://dl-cdn.alpinelinux.org/alpine/v3.9/community' >> /etc/apk/repositories && \\\n  apk update && apk add --no-cache mongodb",
    ),
  ).toMatchInlineSnapshot(`
    "FROM clickhouse/clickhouse-server:26.5-alpine
    RUN echo 'http://dl-cdn.alpinelinux.org/alpine/v3.9/main' >> /etc/apk/repositories && \\
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This repository is that of Alpine 3.9, which has had no security fixes since 2020-11-01: the holes of what comes from it stay open, and it was built with other libraries. Take the package from the image's own release, or from whoever makes it
      echo 'http://dl-cdn.alpinelinux.org/alpine/v3.9/community' >> /etc/apk/repositories && \\
      apk update && apk add --no-cache mongodb"
  `);
  expect(
    lint(id, "FROM alpine:3.24\nRUN apk add --no-cache -X https://dl-cdn.alpinelinux.org/alpine/v3.17/main openvpn"),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.24
    RUN apk add --no-cache -X https://dl-cdn.alpinelinux.org/alpine/v3.17/main openvpn
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The image is Alpine 3.24, this repository v3.17, which has had no security fixes since 2024-11-22: the holes of what comes from it stay open, and it was built with other libraries. Take the package from the image's own release, or from whoever makes it"
  `);
});

const ended = (line: string, image = "corp/base:1"): readonly (string | undefined)[] =>
  findings(id, `FROM ${image}\nRUN ${line} && apk add x`).map(({ severity }) => severity);
const old = "https://dl-cdn.alpinelinux.org/alpine/v3.9/main";

test.each([
  [`echo ${old} >> /etc/apk/repositories`, "warning"],
  [`printf '%s\\n' ${old} >> /etc/apk/repositories`, "warning"],
  [`echo -e "https://a.example/packages\\n${old}" >> /etc/apk/repositories`, "warning"],
  [`echo ${old} | tee -a /etc/apk/repositories`, "warning"],
  [`echo ${old} > /etc/apk/repositories`, "warning"],
  [`echo "@old ${old}" >> /etc/apk/repositories`, "info"],
  [`apk add --repository ${old} y`, "info"],
])("an ended release, whatever the image is: %s", (line, severity) => {
  expect(ended(line)).toEqual([severity]);
  expect(ended(line, "golang:1.26-alpine")).toEqual([severity]);
  expect(ended(line, "alpine:3.24")).toEqual([severity]);
  expect(ended(line, "alpine:3.9")).toEqual([]);
  expect(ended(line.replace("v3.9", "v3.24"))).toEqual([]);
});

test.each([
  `echo ${old.replace("v3.9", "edge")} > /etc/apk/repositories`,
  `echo "@edge ${old.replace("v3.9", "edge")}" | tee -a /etc/apk/repositories`,
  `echo ${old} >> /tmp/notes`,
  `echo ${old}`,
])("silent: %s", (line) => {
  expect(ended(line, "alpine:3.24")).toEqual([]);
});

test("edge by tee", () => {
  expect(ended(`echo ${old.replace("v3.9", "edge")} | tee -a /etc/apk/repositories`, "alpine:3.24")).toEqual(["warning"]);
});

test("a comment says why a package has to come from an ended release", () => {
  const source = `FROM alpine:3.24\n# mongodb is in no newer release because of its license\nRUN echo "@old ${old}" >> /etc/apk/repositories && apk add mongodb@old`;
  expect(lint(id, source)).toBe(source);
});

test.each(["-X ", "-X", "--repository=", "--repository "])("each spelling of apk's option: %s", (option) => {
  expect(lint(id, `FROM alpine:3.22\nRUN apk add ${option}http://dl-cdn.alpinelinux.org/alpine/edge/main curl\n`)).toContain(
    "this repository edge",
  );
});
