// deprecated-apt-key: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "deprecated-apt-key";

test("underlines apt-key", () => {
  expect(lint(id, "FROM debian:13\nRUN curl x | apt-key add -")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN curl x | apt-key add -
                 ~~~~~~~ Debian 13 has no apt-key, so this fails. Put the key into /etc/apt/keyrings and name it with signed-by in the source"
  `);
  expect(lint(id, "FROM debian:12\nRUN apt-key add /k")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-key add /k
        ~~~~~~~ apt-key is gone from Debian 13 and Ubuntu 25.04 on. Put the key into /etc/apt/keyrings and name it with signed-by in the source"
  `);
  expect(lint(id, "FROM node:22-bookworm\nONBUILD RUN apt-key add /k")).toMatchInlineSnapshot(`
    "FROM node:22-bookworm
    ONBUILD RUN apt-key add /k
                ~~~~~~~ apt-key is gone from Debian 13 and Ubuntu 25.04 on. Put the key into /etc/apt/keyrings and name it with signed-by in the source"
  `);
});

test.each([
  "FROM python:2.7\nRUN apt-key add /k",
  "FROM example.com/x\nRUN apt-key add /k",
  "FROM ubuntu:18.04\nRUN apt-key add /k",
  "FROM debian:buster\nRUN apt-key add /k",
  "FROM debian:13\nRUN echo apt-key",
  "FROM node:22-alpine\nRUN apt-key add /k",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["debian:13", "error"],
  ["ubuntu:25.04", "error"],
  ["ubuntu:plucky", "error"],
  ["ubuntu:26.04", "error"],
  ["ubuntu:24.10", "info"],
  ["debian:12", "info"],
  ["ubuntu:22.04", "info"],
  ["ubuntu:noble", "info"],
  ["ubuntu:latest", "warning"],
  ["ubuntu:14.04", undefined],
  ["ubuntu:lucid", undefined],
  ["ubuntu:impish-20220427", undefined],
  ["ubuntu:kinetic", "info"],
  ["ros:kinetic", undefined],
  ["someone/ubuntu", undefined],
  ["someone/debian-base:latest", undefined],
  ["ubuntu", "warning"],
  ["debian:jessie", undefined],
])("%s: %s", (image, severity) => {
  expect(findings(id, `FROM ${image}\nRUN apt-key add /k\n`)[0]?.severity).toBe(severity);
});

test("what only prints is left out", () => {
  expect(lint(id, "FROM debian:13\nRUN set -e; apt-key list; apt-get update")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN set -e; apt-key list; apt-get update
                ~~~~~~~ Debian 13 has no apt-key, so this fails, and apt-key list only prints keys. Leave it out [Leave apt-key list out, review]"
  `);
  for (const [run, mended] of [
    ["a && apt-key list && b", "a && b"],
    ["set -e; \\\n  apt-key --keyring /k finger; \\\n  b", "set -e; \\\n  b"],
    ["apt-key fingerprint 0EBFCD88 && b", "b"],
    ["apt-key export X; b", "b"],
    ["set -e; a && b || :; apt-key list; c", "set -e; a && b || :; c"],
    ["a && apt-key list && b || :; c", undefined],
    ["a && apt-key list", undefined],
    ["a || apt-key list", undefined],
  ] as const) {
    expect(lint(id, `FROM debian:12\nRUN ${run}`)).toContain("only prints keys. Leave it out");
    expect(fixAll(id, `FROM debian:12\nRUN ${run}`)).toBe(`FROM debian:12\nRUN ${mended ?? run}`);
  }
});

test.each([
  ["apt-key export X | gpg --dearmor -o /k.gpg && b", "Put the key into /etc/apt/keyrings"],
  ["apt-key list | grep -q X && b", "Put the key into /etc/apt/keyrings"],
  ["apt-key export X > /k.asc && b", "Put the key into /etc/apt/keyrings"],
  ["apt-key adv --recv-keys X && b", "Put the key into /etc/apt/keyrings"],
  ["apt-key del X && b", "Remove the file of the key"],
  ["apt-key update && b", "The package debian-archive-keyring brings the keys"],
])("each subcommand has its own words, and nothing is taken out: %s", (run, words) => {
  expect(lint(id, `FROM debian:12\nRUN ${run}`)).toContain(words);
  expect(fixAll(id, `FROM debian:12\nRUN ${run}`)).toBe(`FROM debian:12\nRUN ${run}`);
});

test("several keys are told once, and what else there is beside them", () => {
  const found = findings(id, "FROM ubuntu:24.04\nRUN apt-key add a && apt-key add b && apt-key list && apt-key update && c");
  expect(found.map(({ message }) => message.values?.name)).toEqual(["add", "list", "update"]);
});
