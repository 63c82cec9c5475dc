// carriage-return-in-heredoc: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll } from "../support/rule";

const id = "carriage-return-in-heredoc";
const told = (lines: string) =>
  findings(id, `FROM debian:12\n${lines}`.replaceAll("\n", "\r\n")).map(({ message, related }) => [
    message.template.slice(0, 14),
    related.length,
  ]);

test.each([
  ["RUN <<EOF\nset -e\nEOF\n", "Every line of "],
  ["RUN bash <<EOF\nset -e\nEOF\n", "Every line of "],
  ["RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n", "The first line"],
  ["COPY --chmod=755 <<EOF /run.sh\n#!/bin/sh\nexec x\nEOF\n", "The first line"],
  ["RUN cat <<EOF > /run.sh\n#!/bin/sh\nEOF\n", "The first line"],
])("%j", (lines, start) => expect(told(lines)).toEqual([[start, 0]]));

test("once a file", () => expect(told("RUN <<EOF\na\nEOF\nRUN <<EOF\nb\nEOF\n")).toEqual([["Every line of ", 1]]));

test("the whole file is written anew", () =>
  expect(fixAll(id, "FROM a\r\nRUN <<EOF\r\nb\r\nEOF\r\nCMD c \\\r\n  d")).toBe("FROM a\nRUN <<EOF\nb\nEOF\nCMD c \\\n  d"));

test.each([
  "RUN a && \\\n  b\n",
  "COPY <<EOF /app.conf\na=1\nEOF\n",
  "RUN cat <<EOF > /app.conf\na=1\nEOF\n",
  'SHELL ["powershell", "-Command"]\nRUN <<EOF\nGet-Item x\nEOF\n',
  "RUN <<EOF\nEOF\n",
])("silent: %j", (lines) => expect(told(lines)).toEqual([]));
