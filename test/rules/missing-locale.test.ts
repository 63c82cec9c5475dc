// missing-locale: what it underlines and mends, and what may make the locale.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "missing-locale";

test("underlines the value, mends all of the instruction", () => {
  const source = "FROM python:3.13-slim\nENV LANG=ko_KR.UTF-8 LC_ALL=ko_KR.UTF-8 LANGUAGE=ko";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM python:3.13-slim
    ENV LANG=ko_KR.UTF-8 LC_ALL=ko_KR.UTF-8 LANGUAGE=ko
             ~~~~~~~~~~~ Nothing makes the locale ko_KR.UTF-8 in this image, so programs fall back to C and warn of it. Write C.UTF-8, or make it with localedef [Write C.UTF-8, review]"
  `);
  expect(fixAll(id, source)).toBe("FROM python:3.13-slim\nENV LANG=C.UTF-8 LC_ALL=C.UTF-8 LANGUAGE=ko");
});

test.each([
  "FROM debian:12\nENV LC_ALL en_US.UTF-8",
  'FROM ubuntu:24.04\nENV LANG="de_DE.UTF-8"',
  "FROM node:22-bookworm-slim\nARG L=en_US.UTF-8\nENV LANG=$L",
  "FROM debian:12\nRUN apt-get update && apt-get install -y locales\nENV LANG=en_US.UTF-8",
  "FROM debian:12\nRUN localedef -i en_US -f UTF-8 en_US.UTF-8\nENV LANG=ko_KR.UTF-8",
  "FROM debian:12 AS a\nFROM a\nENV LANG=en_US.utf8",
  "FROM node:22\nRUN curl -fsSL https://a.example/setup | bash -\nENV LANG=en_US.UTF-8",
])("finds: %j", (source) => {
  expect(lint(id, source)).toContain("Nothing makes the locale");
});

test.each([
  "FROM debian:12\nENV LANG=C.UTF-8 LC_ALL=C",
  "FROM debian:12\nENV LANG=en_US.UTF-8\nRUN apt-get update && apt-get install -y locales && locale-gen en_US.UTF-8",
  "FROM debian:12\nRUN apt-get update && apt-get install -y locales-all\nENV LANG=ko_KR.UTF-8",
  "FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y language-pack-ko\nENV LANG=ko_KR.UTF-8",
  "FROM debian:12\nRUN localedef -i ko_KR -c -f UTF-8 ko_KR.UTF-8\nENV LANG=ko_KR.UTF-8",
  'FROM debian:12\nRUN sed -i "s/# en_US/en_US/" /etc/locale.gen && dpkg-reconfigure -f noninteractive locales\nENV LANG=ko_KR.UTF-8',
  "FROM debian:12\nENV LANG=ko_KR.UTF-8\nRUN locale-gen $LANG",
  "FROM alpine:3.22\nENV LANG=en_US.UTF-8",
  "FROM postgres:17\nENV LANG=ko_KR.UTF-8",
  "FROM eclipse-temurin:21\nENV LANG=en_US.UTF-8",
  "FROM corp/base:1\nENV LANG=en_US.UTF-8",
  "FROM debian:12\nCOPY --from=x /usr/lib/locale /usr/lib/locale\nENV LANG=en_US.UTF-8",
  "FROM debian:12\nCOPY rootfs/ /\nENV LANG=en_US.UTF-8",
  "FROM debian:12\nCOPY setup.sh /tmp/\nRUN /tmp/setup.sh\nENV LANG=en_US.UTF-8",
  "FROM debian:12\nENV LANG=$X",
  "FROM debian:12\nENV LANGUAGE=en_US:en",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
