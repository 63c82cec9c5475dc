// signature-check-disabled: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "signature-check-disabled";

test("underlines the option", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get install -y --allow-unauthenticated tool")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get install -y --allow-unauthenticated tool
                           ~~~~~~~~~~~~~~~~~~~~~~~ --allow-unauthenticated makes apt-get install packages whose signature is missing or wrong. The image has the keys of its own repositories: leave it out [Leave --allow-unauthenticated out, review]"
  `);
  expect(
    lint(id, "FROM centos:7\nRUN yum -y --nogpgcheck install tool && rpm -i --nosignature https://example.com/x.rpm"),
  ).toMatchInlineSnapshot(`
    "FROM centos:7
    RUN yum -y --nogpgcheck install tool && rpm -i --nosignature https://example.com/x.rpm
               ~~~~~~~~~~~~ --nogpgcheck makes yum install packages whose signature is missing or wrong. The image has the keys of its own repositories: leave it out [Leave --nogpgcheck out, review]"
  `);
  expect(
    lint(id, "FROM debian:12\nRUN echo 'deb [trusted=yes] https://example.com/ ./' > /etc/apt/sources.list.d/x.list"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo 'deb [trusted=yes] https://example.com/ ./' > /etc/apt/sources.list.d/x.list
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ trusted=yes makes apt install packages whose signature is missing or wrong. Name the repository's key with signed-by"
  `);
});

test("a repository that the file adds has a key of its own; those of the image are there", () => {
  const told = (source: string): string => lint(id, source).replace(/^[^~]*~+ |\n(?=[A-Z]).*$/gs, "");
  const install = "RUN apt-get install -y --force-yes a";
  const own = "The image has the keys of its own repositories: leave it out";
  expect(told(`FROM debian:12\n${install}`)).toContain(own);
  expect(told(`FROM node:22\n${install}`)).toContain(own);
  // Its support has just ended, and its keys are as good as before.
  expect(told(`FROM mcr.microsoft.com/dotnet/aspnet:6.0-bullseye-slim\n${install}`)).toContain(own);
  for (const adds of [
    "RUN echo 'deb https://example.com/ x main' > /etc/apt/sources.list.d/x.list",
    "RUN add-apt-repository -y ppa:a/b",
    "COPY x.list /etc/apt/sources.list.d/",
    "RUN curl -fsSL https://example.com/setup.sh | bash",
  ])
    expect(told(`FROM debian:12 AS base\n${adds}\nFROM base\n${install}`)).toContain("Install the repository's key");
  expect(told(`FROM registry.example.com/ours:1\n${install}`)).toContain("Leave it out, with the repository's key in the image");
});

test("once for a RUN, with one fix for all", () => {
  const source = "FROM debian:12\nRUN apt-get update --allow-insecure-repositories && apt-get install -y --allow-unauthenticated a";
  expect(findings(id, source).map(({ related, fixes }) => [related.length, fixes.length])).toEqual([[1, 1]]);
  expect(fixAll(id, source)).toBe("FROM debian:12\nRUN apt-get update && apt-get install -y a");
});

test.each([
  "FROM debian:8\nRUN apt-get install -y --force-yes a",
  "FROM ubuntu:14.04\nRUN apt-get install -y --allow-unauthenticated a",
  "FROM php:5.4-apache\nRUN apt-get install -y --allow-unauthenticated a",
  "FROM debian:12\nRUN echo 'deb http://archive.debian.org/debian jessie main' > /etc/apt/sources.list && apt-get install -y --force-yes a",
  "FROM debian:12\nRUN sed -i s/deb.debian.org/snapshot.debian.org/ /etc/apt/sources.list\nRUN apt-get -y --allow-unauthenticated install a",
  "FROM ubuntu:26.04\nRUN echo 'deb [trusted=yes] http://old-releases.ubuntu.com/ubuntu lucid main' > /etc/apt/sources.list",
  "FROM debian:12\nRUN apt-get autoremove --force-yes",
  "FROM alpine:3.22\nRUN apk add --allow-untrusted ./x.apk",
  'FROM alpine:3.22\nRUN P=x.apk && wget https://example.com/$P && apk add --allow-untrusted "$P"',
  "FROM debian:12\nRUN apt-get install -y tool",
  "FROM debian:12\nRUN echo 'deb [signed-by=/k] https://example.com/ ./'",
  "FROM debian:12\nRUN zypper install x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN apt-get install -y \\\n    --force-yes \\\n    tool\nCMD ["x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get install -y \\
        tool
    CMD ["x"]"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nRUN apk add --allow-untrusted https://example.com/x.apk tool")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add https://example.com/x.apk tool"
  `);
});

test("packages that lie in the image, and the keys of Alpine's own servers", () => {
  const local = 'FROM debian:13\nRUN echo "deb [ trusted=yes ] file:///tmp/build ./" > /etc/apt/sources.list.d/temp.list';
  expect(lint(id, local)).toBe(local);
  expect(lint(id, 'FROM debian:13\nRUN echo "deb [trusted=yes] https://a.b/c ./" > /etc/apt/sources.list.d/a.list')).toContain("signed-by");
  const edge =
    "FROM alpine:3.24\nRUN apk add --allow-untrusted --repository http://dl-cdn.alpinelinux.org/alpine/edge/testing/ gnu-libiconv";
  expect(lint(id, edge)).toContain("has the keys of its own repositories");
  expect(lint(id, edge.replace("dl-cdn.alpinelinux.org", "a.b"))).toContain("Install the repository's key");
});
