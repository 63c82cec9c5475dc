// apt-get-install-without-yes: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "apt-get-install-without-yes";
const source = "FROM debian:12\nRUN true && \\\n    apt-get install curl";

test("underlines the command and adds the option behind it", () => {
  expect(lint(id, source)).toBe(
    "FROM debian:12\nRUN true && \\\n    apt-get install curl\n    ~~~~~~~~~~~~~~~ apt-get install may stop to ask before it installs, and in a build nobody answers: the build then fails. Add -y [Add -y, review]",
  );
  expect(fixAll(id, source)).toBe("FROM debian:12\nRUN true && \\\n    apt-get install -y curl");
});

test.each([
  "FROM debian:12\nRUN apt-get install -y curl",
  "FROM debian:12\nRUN apt-get install -qq curl",
  "FROM debian:12\nRUN apt-get -yq install curl",
  "FROM debian:12\nRUN yes | apt-get install curl",
  "FROM debian:12\nRUN apt-get update",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});

test("the configuration of apt says yes, once it is written", () => {
  const told = (lines: string, files: Record<string, string> = {}): boolean =>
    lint(id, `FROM debian:12 AS base\n${lines}`, { files }).includes("~");
  const install = "apt-get update && apt-get install curl";
  const set = `echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes`;
  for (const answered of [
    `RUN ${set} && ${install}`,
    `RUN ${set}\nRUN ${install}`,
    `RUN ${set}\nFROM base\nRUN ${install}`,
    `RUN printf 'APT {\\n  Get {\\n    Assume-Yes "true";\\n  };\\n};\\n' >> /etc/apt/apt.conf\nRUN ${install}`,
    `RUN <<E cat > /etc/apt/apt.conf.d/9\nAPT::Get::Assume-Yes "1";\nE\nRUN ${install}`,
    `COPY <<E /etc/apt/apt.conf.d/9\nAPT::Get::Assume-Yes "yes";\nE\nRUN ${install}`,
  ])
    expect([answered, told(answered)]).toEqual([answered, false]);
  for (const open of [
    `RUN ${install} && ${set}`,
    `RUN ${install}\nRUN ${set}`,
    `RUN ${set}\nFROM debian:12\nRUN ${install}`,
    `RUN ${set.replace("true", "false")} && ${install}`,
    `RUN echo 'APT::Get::Assume-Yes "true";' > /tmp/a && ${install}`,
    `RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/90 && ${install}`,
  ])
    expect([open, told(open)]).toEqual([open, true]);
  for (const copy of ["COPY apt/90yes /etc/apt/apt.conf.d/", "COPY apt/90yes /etc/apt/apt.conf.d/9", "COPY apt/ /etc/apt/apt.conf.d/"]) {
    expect([copy, told(`${copy}\nRUN ${install}`, { "apt/90yes": 'APT::Get::Assume-Yes "true";\n' })]).toEqual([copy, false]);
    expect([copy, told(`${copy}\nRUN ${install}`, { "apt/90yes": 'APT::Get::Fix-Missing "true";\n' })]).toEqual([copy, true]);
  }
  expect(told(`COPY root /\nRUN ${install}`, { "root/etc/apt/apt.conf.d/9": 'APT::Get::Assume-Yes "true";\n' })).toBe(false);
});

test.each(["apt-get autoremove", "apt-get purge curl", "apt-get upgrade", "apt remove curl"])("asks like an install: %s", (command) => {
  expect(lint(id, `FROM debian:12\nRUN ${command}\n`)).toContain("nobody answers");
  expect(fixAll(id, `FROM debian:12\nRUN ${command}\n`)).toContain(" -y");
});

test.each([
  "apt-get autoremove -y",
  "apt-get -y purge curl",
  "apt-get -qq upgrade",
  "yes | apt remove curl",
  "apt-get clean",
  "apt-get autoclean",
  "apt-get -s upgrade",
  "apt-get purge",
])("asks nothing: %s", (command) => {
  expect(lint(id, `FROM debian:12\nRUN ${command}\n`)).not.toContain("nobody answers");
});

test("packages that the base image holds, while no lists are loaded: apt has nothing to ask", () => {
  const told = (lines: string): boolean => lint(id, lines).includes("~");
  for (const idle of [
    "FROM golang:1.25\nRUN apt-get install make",
    "FROM golang:1.25-bookworm\nRUN apt-get install make gcc && rm -rf /var/lib/apt/lists/*",
    "FROM node:24\nRUN apt install python3-nothing -y\nRUN apt install git",
    "FROM golang AS base\nFROM base\nRUN apt-get install g++\nRUN apt-get update",
  ])
    expect([idle, told(idle)]).toEqual([idle, false]);
  for (const asks of [
    "FROM golang:1.25\nRUN apt-get install make protobuf-compiler",
    "FROM golang:1.25\nRUN apt-get update && apt-get install make",
    "FROM golang:1.25\nRUN apt-get update\nRUN apt-get install make",
    "FROM golang:1.25 AS base\nRUN apt-get update\nFROM base\nRUN apt-get install make",
    "FROM golang:1.25\nRUN apt-get purge -y make\nRUN apt-get install make",
    "FROM golang:1.25\nRUN --mount=type=cache,target=/var/lib/apt apt-get install make",
    "FROM golang:1.25\nRUN apt-get install make=4.3-4.1",
    "FROM node:24-slim\nRUN apt-get install make",
    "FROM debian:13\nRUN apt-get install make",
  ])
    expect([asks, told(asks)]).toEqual([asks, true]);
});

test.each([
  "FROM cimg/go:1.23.1\nUSER root\nRUN apt-get install google-cloud-cli",
  "FROM cimg/base:2026.03 AS a\nFROM a\nRUN sudo apt-get install jq",
  "FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90yes\nRUN apt-get update && apt-get install curl",
  'FROM debian:12\nCOPY <<EOF /etc/apt/apt.conf.d/90yes\nAPT::Get::Assume-Yes "true";\nEOF\nRUN apt-get update && apt-get install curl',
])("silent where apt's configuration answers: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "FROM circleci/golang:1.15\nRUN apt-get install jq",
  "FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"false\";' > /etc/apt/apt.conf.d/90yes\nRUN apt-get update && apt-get install curl",
])("finds where it does not: %j", (source) => {
  expect(findings(id, source)).toHaveLength(1);
});
