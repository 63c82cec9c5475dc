// deprecated-apt-key: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

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
