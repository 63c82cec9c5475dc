// global-arg-in-stage: ARGs from above FROM that a stage does not repeat.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "global-arg-in-stage";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "ARG V=1\nFROM debian:12\nRUN echo $V");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "V is empty here: an ARG before the first FROM counts for FROM alone. Repeat ARG V in this stage",
  );
});

test.each([
  ["ARG V=1\nFROM debian:12\nRUN echo $V", ["$V"]],
  ["ARG PNPM_VERSION=9\nFROM node:24\nRUN npm i -g pnpm@${PNPM_VERSION}", ["${PNPM_VERSION}"]],
  ["ARG V=1\nFROM node:24\nLABEL v=$V", ["$V"]],
  ["ARG V=1\nFROM debian:12\nRUN <<EOF\necho $V\nEOF", ["$V"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "ARG V=1\nFROM debian:12\nARG V\nRUN echo $V",
  "ARG V=1\nFROM debian:$V",
  "ARG NODE_VERSION=24\nFROM node:$NODE_VERSION\nRUN echo $NODE_VERSION",
  "ARG V=1\nFROM example.com/a:1\nRUN echo $V",
  "ARG V=1\nFROM debian:12\nRUN V=2; echo $V",
  "ARG V=1\nFROM debian:12\nRUN echo ${V:-3}",
  "ARG V=1\nFROM debian:12 AS b\nARG V\nENV V=$V\nFROM b\nRUN echo $V",
  "ARG V=1\nFROM debian:12\nRUN echo '$V'",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([["ARG V=1\nFROM debian:12 AS b\r\nRUN echo $V", "ARG V=1\nFROM debian:12 AS b\r\nARG V\r\nRUN echo $V"]] as const)(
  "mends %j",
  (source, expected) => {
    expect(fixAll(id, source)).toBe(expected);
  },
);

test.each(["RUN --mount=type=secret,id=t,env=V a $V", 'RUN : "${V:=1}" && a $V', "RUN . /x && a $V", 'RUN export "$k=$v" && a $V'])(
  "the script sets it itself: %j",
  (run) => {
    expect(lint("global-arg-in-stage", `ARG V=1\nFROM debian:13\n${run}`)).toBe(`ARG V=1\nFROM debian:13\n${run}`);
    expect(lint("late-arg", `FROM debian:13\n${run}\nARG V=1`)).toBe(`FROM debian:13\n${run}\nARG V=1`);
  },
);
