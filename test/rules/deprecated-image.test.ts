// deprecated-image: which images it knows to be given up.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "deprecated-image";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM centos:7");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "centos 7 has had no security fixes since 2024-06-30, and its image was last built in 2021. Use almalinux, rockylinux/rockylinux or quay.io/centos/centos",
  );
});

test.each([
  ["FROM openjdk:17-jdk-slim", ["openjdk"]],
  ["FROM centos:7", ["centos"]],
  ["FROM docker.io/library/java:8", ["docker.io/library/java"]],
  ["FROM k8s.gcr.io/pause:3.1", ["k8s.gcr.io/pause"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM eclipse-temurin:17",
  "FROM quay.io/centos/centos:stream9",
  "FROM example.com/openjdk:17",
  "FROM debian:12 AS a\nFROM a\n",
  "FROM debian:12 AS centos\nFROM centos",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["FROM openjdk:17-jdk-slim", "FROM eclipse-temurin:17-jdk"],
  ["from openjdk:8-jre-alpine as run", "from eclipse-temurin:8-jre-alpine as run"],
  ["FROM openjdk:18", "FROM openjdk:18"],
  ["ARG V=17\nFROM openjdk:$V", "ARG V=17\nFROM openjdk:$V"],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test("an image that files are taken from: its paths may be others in another image, so that there is no fix", () => {
  const source = "FROM debian:13\nCOPY --from=openjdk:17-jdk-slim /usr/local/openjdk-17 /jdk\nRUN --mount=from=app,target=/a x";
  expect(lint(id, source)).toContain("            ~~~~~~~ openjdk has not been maintained");
  expect(fixAll(id, source)).toBe(source);
  expect(lint(id, "FROM debian:13 AS openjdk\nFROM debian:13\nCOPY --from=openjdk /a /a")).not.toContain("~");
});

test("no other distribution below packages of this one", () => {
  const source = "FROM openjdk:17-jdk-slim\nRUN apt-get update && apt-get install -y git\n";
  expect(fixAll(id, source)).toBe(source);
  expect(fixAll(id, "FROM openjdk:17-jdk-slim\nRUN java -version\n")).toContain("FROM eclipse-temurin:17-jdk");
});

test("package sources that lead to an archive are a decision", () => {
  const source = "FROM centos:7\nRUN sed -i s/mirror.centos.org/vault.centos.org/ /etc/yum.repos.d/*.repo && yum install -y git\n";
  expect(findings(id, source)[0]?.severity).toBe("info");
  expect(findings(id, "FROM centos:7\nRUN echo git\n")[0]?.severity).toBe("warning");
});

test("told once for an image; no other image where a line names a path of this one", () => {
  const source = "FROM centos:7 AS b\nRUN make\nFROM centos:7\nCOPY --from=b /x /x";
  expect(findings(id, source).map(({ related }) => related.length)).toEqual([1]);
  const java = "FROM openjdk:11.0.2-jre-slim\nCOPY app.jar /\nCMD /usr/bin/java -jar /app.jar";
  expect(findings(id, java).map(({ fixes }) => fixes.length)).toEqual([0]);
  expect(findings(id, java.replace("/usr/bin/", "")).map(({ fixes }) => fixes.length)).toEqual([1]);
});

test("CentOS whose mirrors are gone: yum fails, unless its repositories lead elsewhere", () => {
  expect(lint(id, "FROM centos:7\nRUN set -x && yum -y install git")).toMatchInlineSnapshot(`
    "FROM centos:7
         ~~~~~~ centos 7 has had no security fixes since 2024-06-30, and its mirrors are gone: yum fails here. Use almalinux, rockylinux/rockylinux or quay.io/centos/centos, or let its repositories lead to vault.centos.org first
    RUN set -x && yum -y install git"
  `);
  const severityOf = (source: string) => findings(id, source)[0]?.severity;
  for (const source of [
    "FROM centos\nRUN dnf update -y",
    "FROM centos:7.9.2009\nWORKDIR /a\nRUN echo a && yum update -y",
    "FROM centos:7\nRUN yum-config-manager --add-repo https://cli.example.com/gh-cli.repo && yum install -y git",
    "FROM centos:6\nRUN <<EOF\nyum install -y a\nEOF",
    "FROM centos:7\nRUN curl -fO http://mirror.centos.org/centos/7/os/x86_64/Packages/a.rpm && yum install -y ./a.rpm",
  ])
    expect([source, severityOf(source)]).toEqual([source, "error"]);
  for (const source of [
    "FROM centos:7\nCOPY CentOS-Base.repo /etc/yum.repos.d/\nRUN yum install -y git",
    "FROM centos:7\nRUN yum install -y git || true",
    "FROM centos:7\nRUN echo 1.2.3.4 mirror.example.com >> /etc/hosts && yum install -y git",
    'FROM centos:7\nRUN if [ -n "$A" ]; then yum install -y git; fi',
    "FROM centos:7\nRUN yum --disablerepo='*' install -y /tmp/a.rpm",
    "FROM centos:7\nRUN yum clean all",
    "FROM centos:7\nRUN echo mirrorlist > /a && yum install -y git",
  ])
    expect([source, severityOf(source)]).toEqual([source, "warning"]);
});

test("a file that is put away is built by nobody", () => {
  const source = "FROM centos:7\nRUN yum install -y git\n";
  expect(findings(id, source, { path: "/p/archive/centos7/Dockerfile" })).toEqual([]);
  expect(findings(id, source, { path: "/p/archived/app/Dockerfile" })).toEqual([]);
  expect(findings(id, source, { path: "/p/archive/app/Dockerfile" })).toHaveLength(1);
});

test("a file that is named for the release cannot move to another image", () => {
  const said = (source: string, path: string) =>
    findings(id, source, { path }).map(({ message, severity }) => `${severity}: ${fill(message.template, message.values)}`);
  const vault = "FROM centos:7\nRUN sed -i s/mirror.centos.org/vault.centos.org/g /etc/yum.repos.d/*.repo && yum install -y gcc\n";
  expect([
    said(vault, "/p/factory/centos-7/Dockerfile"),
    said("FROM centos:7\n", "/p/Dockerfile.centos7"),
    said("FROM centos:7\nRUN yum install -y gcc\n", "/p/centos/7/Dockerfile"),
    said("FROM centos:7\n", "/p/centos-8/Dockerfile"),
    said("FROM openjdk:8\n", "/p/openjdk-8/Dockerfile"),
  ]).toMatchInlineSnapshot(`
    [
      [
        "info: centos 7 has had no security fixes since 2024-06-30, and its image was last built in 2021; this file is named for it, and whoever uses its image goes without fixes. Say so there, or stop building it",
      ],
      [
        "info: centos 7 has had no security fixes since 2024-06-30, and its image was last built in 2021; this file is named for it, and whoever uses its image goes without fixes. Say so there, or stop building it",
      ],
      [
        "error: centos 7 has had no security fixes since 2024-06-30, and its mirrors are gone: yum fails here. This file is named for it: let its repositories lead to vault.centos.org, or stop building it",
      ],
      [
        "warning: centos 7 has had no security fixes since 2024-06-30, and its image was last built in 2021. Use almalinux, rockylinux/rockylinux or quay.io/centos/centos",
      ],
      [
        "warning: openjdk has not been maintained since 2022 and gets no security fixes. Use eclipse-temurin",
      ],
    ]
  `);
});

test("silent where a file that is named for the release says itself that it is over", () => {
  const path = "/p/centos-7/Dockerfile";
  expect(findings(id, "# CentOS 7 is end of life\nFROM centos:7\n", { path })).toEqual([]);
  expect(findings(id, "# Our image\nFROM centos:7\n", { path })).toHaveLength(1);
  expect(findings(id, "# CentOS 7 is end of life\nFROM centos:7\n")).toHaveLength(1);
});

test("a name that the build command gives to a context", () => {
  const files = { ".git/HEAD": "", "build.sh": "docker build --build-context centos=./rootfs .\n" };
  expect(lint(id, "FROM centos", { files })).toBe("FROM centos");
  expect(lint(id, "FROM centos:7", { files })).toContain("~");
});

test("two stages of the same image: one finding, and one fix for both", () => {
  const source = "FROM openjdk:11 AS build\nRUN javac A.java\nFROM openjdk:11\nCOPY --from=build /a /a\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM openjdk:11 AS build
         ~~~~~~~ openjdk (1 more like it below) has not been maintained since 2022 and gets no security fixes. Use eclipse-temurin [Write eclipse-temurin:11-jdk in all 2 places, review]
    RUN javac A.java
    FROM openjdk:11
    COPY --from=build /a /a
    "
  `);
  expect(fixAll(id, source)).toBe(source.replaceAll("openjdk:11", "eclipse-temurin:11-jdk"));
  const other = source.replace("FROM openjdk:11\n", "FROM openjdk:11-jre-slim\n");
  expect(findings(id, other)).toHaveLength(2);
  expect(fixAll(id, other)).toContain("FROM eclipse-temurin:11-jdk AS build\nRUN javac A.java\nFROM eclipse-temurin:11-jre\n");
});

test("no half of a fix: where one of the stages needs the old image, none is changed", () => {
  const source = "FROM openjdk:11 AS build\nRUN apt-get update && apt-get install -y maven\nFROM openjdk:11\nCOPY --from=build /a /a\n";
  expect(findings(id, source)).toHaveLength(1);
  expect(fixAll(id, source)).toBe(source);
});

test("a stage that a comment names is left alone", () => {
  const source = `FROM openjdk:11 AS build\n# dockwright-ignore: ${id} -- the customer's\nFROM openjdk:11\nCOPY --from=build /a /a\n`;
  expect(fixAll(id, source)).toBe(source.replace("openjdk:11 AS", "eclipse-temurin:11-jdk AS"));
  expect(findings(id, source)[0]?.related ?? []).toEqual([]);
  const first = source.replace("FROM openjdk:11 AS build\n", "FROM debian:13 AS build\n");
  expect(findings(id, first)).toEqual([]);
});
