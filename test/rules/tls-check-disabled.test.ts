// tls-check-disabled: what it underlines and says, where it is silent, what it mends.
import { describe, expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "tls-check-disabled";

test("underlines the option, the setting, the variable", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -kL https://example.com/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -kL https://example.com/x
             ~~~ -k makes curl accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates and leave it out"
  `);
  expect(
    lint(id, "FROM debian:12\nRUN wget --no-check-certificate https://example.com/x && pip install --trusted-host acme.org x"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN wget --no-check-certificate https://example.com/x && pip install --trusted-host acme.org x
             ~~~~~~~~~~~~~~~~~~~~~~ --no-check-certificate makes wget accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates and leave it out
                                                                         ~~~~~~~~~~~~~~~~~~~~~~~ --trusted-host makes pip accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates and leave it out [Leave --trusted-host out, review]"
  `);
  expect(
    lint(
      id,
      "FROM debian:12\nRUN npm config set strict-ssl false && git config --global http.sslVerify false && git -c http.sslVerify=false clone x",
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN npm config set strict-ssl false && git config --global http.sslVerify false && git -c http.sslVerify=false clone x
                       ~~~~~~~~~~~~~~~~ This makes npm accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates instead
                                                               ~~~~~~~~~~~~~~~~~~~~ This makes git accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates instead
                                                                                           ~~~~~~~~~~~~~~~~~~~~~~~ -c http.sslVerify=false makes git accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates and leave it out"
  `);
  expect(
    lint(
      id,
      'FROM debian:12\nENV A=1 NODE_TLS_REJECT_UNAUTHORIZED="0"\nARG GIT_SSL_NO_VERIFY=true\nRUN GIT_SSL_NO_VERIFY=1 git clone x && export PYTHONHTTPSVERIFY=0',
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    ENV A=1 NODE_TLS_REJECT_UNAUTHORIZED="0"
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ NODE_TLS_REJECT_UNAUTHORIZED=0 stays in the image: programs in the container accept any certificate. Install ca-certificates instead
    ARG GIT_SSL_NO_VERIFY=true
        ~~~~~~~~~~~~~~~~~~~~~~ GIT_SSL_NO_VERIFY=true makes programs accept any certificate, so whoever is on the way can change what they load. Install ca-certificates instead
    RUN GIT_SSL_NO_VERIFY=1 git clone x && export PYTHONHTTPSVERIFY=0
        ~~~~~~~~~~~~~~~~~~~ GIT_SSL_NO_VERIFY=1 makes programs accept any certificate, so whoever is on the way can change what they load. Install ca-certificates instead
                                                  ~~~~~~~~~~~~~~~~~~~ PYTHONHTTPSVERIFY=0 makes programs accept any certificate, so whoever is on the way can change what they load. Install ca-certificates instead"
  `);
});

test.each([
  "FROM debian:12\nRUN curl -kO https://example.com/x && echo 'abc  x' | sha256sum -c -",
  "FROM debian:12\nRUN curl -fsSL https://example.com/x",
  "FROM debian:12\nRUN curl -k https://localhost:8443/",
  "FROM debian:12\nRUN npm config set strict-ssl true",
  "FROM debian:12\nENV NODE_TLS_REJECT_UNAUTHORIZED=1",
  "FROM debian:12\nHEALTHCHECK CMD curl -kf https://localhost/",
  "FROM debian:12\nRUN tar -k x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM golang:1.25\nRUN curl -fkL \\\n    https://example.com/x")).toMatchInlineSnapshot(`
    "FROM golang:1.25
    RUN curl -fL \\
        https://example.com/x"
  `);
  expect(fixAll(id, "FROM golang:1.25\nRUN wget -q \\\n    --no-check-certificate \\\n    https://example.com/x")).toMatchInlineSnapshot(`
    "FROM golang:1.25
    RUN wget -q \\
        https://example.com/x"
  `);
  expect(fixAll(id, "FROM golang:1.25\nRUN pip install --trusted-host acme.org x")).toMatchInlineSnapshot(`
    "FROM golang:1.25
    RUN pip install x"
  `);
  expect(fixAll(id, "FROM golang:1.25\nRUN curl \\\n    # why\n    -k https://example.com/x")).toMatchInlineSnapshot(`
    "FROM golang:1.25
    RUN curl \\
        # why
        -k https://example.com/x"
  `);
  expect(fixAll(id, 'FROM golang:1.25\nONBUILD RUN ["sh", "-c", "curl -k https://example.com"]')).toMatchInlineSnapshot(`
    "FROM golang:1.25
    ONBUILD RUN ["sh", "-c", "curl https://example.com"]"
  `);
});

test("pip reads nothing over http from a host that it does not trust, so that the option stays", () => {
  const plain = "FROM python:3.14-slim\nRUN pip install --trusted-host a.example -i http://a.example/simple/ x";
  expect(fixAll(id, plain)).toBe(plain);
  expect(lint(id, plain)).toContain("--trusted-host makes pip load packages over http://");
  const equals = plain.replace("-i http", "--index-url=http");
  expect(fixAll(id, equals)).toBe(equals);
  expect(fixAll(id, plain.replace("http:", "https:"))).not.toContain("--trusted-host");
});

test("apt checks signatures whoever sends its files: an info, once, without a fix, and only where the image has certificates", () => {
  const off = "-o Acquire::https::Verify-Peer=false -o Acquire::https::Verify-Host=false";
  expect(lint(id, `FROM node:22\nRUN apt-get ${off} update && apt-get ${off} install -y a`)).toMatchInlineSnapshot(`
    "FROM node:22
    RUN apt-get -o Acquire::https::Verify-Peer=false -o Acquire::https::Verify-Host=false update && apt-get -o Acquire::https::Verify-Peer=false -o Acquire::https::Verify-Host=false install -y a
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ apt accepts any certificate here. Packages stay what they are, because apt checks their signatures, but whoever is on the way sees what is loaded and can hold updates back. The image has certificates: leave the switch out"
  `);
  expect(
    lint(id, `FROM python:3.13\nRUN echo 'Acquire::https::Verify-Peer "false";' > /etc/apt/apt.conf.d/99-tls && apt-get update`),
  ).toMatchInlineSnapshot(`
    "FROM python:3.13
    RUN echo 'Acquire::https::Verify-Peer "false";' > /etc/apt/apt.conf.d/99-tls && apt-get update
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ apt accepts any certificate here. Packages stay what they are, because apt checks their signatures, but whoever is on the way sees what is loaded and can hold updates back. The image has certificates: leave the switch out"
  `);
  expect(
    findings(id, `FROM node:22\nRUN apt-get ${off} update`).map(({ severity, fixes, related }) => [severity, fixes.length, related.length]),
  ).toEqual([["info", 0, 1]]);
  for (const silent of [
    `FROM debian:12\nRUN apt-get ${off} update && apt-get ${off} install -y ca-certificates`,
    `FROM debian:12-slim\nRUN apt-get ${off} update`,
    `FROM node:22\nRUN apt-get ${off} update && apt-get install -y ca-certificates`,
    "FROM node:22\nRUN apt-get -o Acquire::https::Verify-Peer=true update",
    `FROM ubuntu:24.04\nRUN echo 'Acquire::https::Verify-Peer "false";' > /etc/apt/apt.conf.d/99-tls`,
  ])
    expect(lint(id, silent)).toBe(silent);
});

test("composer without TLS loads over plain http: certificates are not what it lacks", () => {
  expect(lint(id, "FROM php:8.4-cli\nRUN composer config -g -- disable-tls true && composer install")).toMatchInlineSnapshot(`
    "FROM php:8.4-cli
    RUN composer config -g -- disable-tls true && composer install
                              ~~~~~~~~~~~~~~~~ This makes composer load everything over plain http, so whoever is on the way can change it. Leave it out; where composer then asks for it, PHP lacks the openssl extension"
  `);
  const other = "FROM php:8.4-cli\nRUN composer config -g disable-tls false";
  expect(lint(id, other)).toBe(other);
  expect(lint(id, "FROM php:8.4-cli\nRUN composer config disable-tls true && git config http.sslVerify false")).toContain(
    "This makes git accept any certificate",
  );
});

test("several options of one RUN are told once and mended together", () => {
  const source = "FROM golang:1.25\nRUN wget --no-check-certificate https://a.b/c && wget --no-check-certificate https://a.b/d";
  expect(lint(id, source).match(/makes wget accept/g)).toHaveLength(1);
  expect(fixAll(id, source)).toBe("FROM golang:1.25\nRUN wget https://a.b/c && wget https://a.b/d");
});

test("a host that pip does not ask", () => {
  expect(lint(id, "FROM python:3.14\nRUN pip install --trusted-host pypi.python.org -r a.txt")).toMatchInlineSnapshot(`
    "FROM python:3.14
    RUN pip install --trusted-host pypi.python.org -r a.txt
                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ pip has asked pypi.org for years, so trusting pypi.python.org changes nothing. Leave it out [Leave --trusted-host out, review]"
  `);
});

describe("certificates", () => {
  const slim = "RUN apt-get update && apt-get install -y --no-install-recommends";

  test.each([
    ["the base image brings them", "FROM alpine:3.22\nRUN curl -k https://a.b/c"],
    ["a slim image of a language", "FROM python:3.14-slim\nRUN curl -k https://a.b/c"],
    ["installed above", `FROM debian:12\n${slim} ca-certificates curl\nRUN curl -k https://a.b/c`],
    ["in a parent stage", `FROM debian:12 AS a\n${slim} ca-certificates curl\nFROM a\nRUN curl -k https://a.b/c`],
    ["recommended", "FROM debian:12\nRUN apt-get update && apt-get install -y wget && wget --no-check-certificate https://a.b/c"],
    ["used above", `FROM debian:12\n${slim} curl\nRUN curl -fO https://a.b/d && curl -k https://a.b/c`],
  ])("there: %s", (_, source) => {
    expect(lint(id, source)).toContain("The image has ca-certificates: leave it out");
    expect(fixAll(id, source)).toBe(source.replace(/ -k| --no-check-certificate/, ""));
  });

  test.each([
    [`${slim} wget\nRUN wget --no-check-certificate https://a.b/c`, `${slim} wget ca-certificates\nRUN wget https://a.b/c`],
    [
      `${slim} \\\n    bzip2 \\\n    curl && \\\n    curl -k https://a.b/c && curl -kO https://a.b/d`,
      `${slim} \\\n    bzip2 \\\n    ca-certificates \\\n    curl && \\\n    curl https://a.b/c && curl -O https://a.b/d`,
    ],
    [
      `${slim} wget\nFROM a AS b\nRUN wget --no-check-certificate https://a.b/c`,
      `${slim} wget ca-certificates\nFROM a AS b\nRUN wget https://a.b/c`,
    ],
  ])("the fix installs them: %j", (before, after) => {
    expect(fixAll(id, `FROM ubuntu:24.04 AS a\n${before}`)).toBe(`FROM ubuntu:24.04 AS a\n${after}`);
  });

  test.each([
    ["nothing is installed", "FROM debian:12\nCOPY curl /usr/bin/\nRUN curl -k https://a.b/c"],
    ["installed only below", `FROM debian:12\nRUN ./curl -k https://a.b/c\n${slim} curl`],
  ])("no fix: %s", (_, source) => {
    expect(lint(id, source)).toContain("Install ca-certificates and leave it out");
    expect(fixAll(id, source)).toBe(source);
  });
});
