// misspelt-frontend: names that are almost Docker's, and those that are others.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { codes } from "../model/draw";
import { findings, fixAll, lint } from "../support/rule";

const id = "misspelt-frontend";
const of = (name: string): string => `# syntax=${name}\nFROM alpine:3.22\n`;

test.each([
  ["docker/dokcerfile", "docker/dockerfile"],
  ["dcoker/dockerfile:1.7-labs", "docker/dockerfile:1.7-labs"],
  ["docker/dockerfiles@sha256:0", "docker/dockerfile@sha256:0"],
  ["dockerfile:1", "docker/dockerfile:1"],
])("%s", (name, meant) => {
  expect(findings(id, of(name))).toHaveLength(1);
  expect(fixAll(id, of(name))).toBe(of(meant));
  expect(codes(`${of(name)}FOO x\n`)).toEqual(["unknown-instruction"]);
});

const foreign = ["edrevo/dockerfile-plus", "devthefuture/dockerfile-x:1", "ghcr.io/akihirosuda/refactored", "tonistiigi/dockerfile"];
const own = [
  "docker/dockerfile",
  "docker.io/docker/dockerfile:1",
  "docker/dockerfile-upstream:master-labs",
  "registry.example.com/dockerfile:1",
  "mirror.example/hub/docker/dockerfile",
];

test.each([...foreign, ...own])("silent: %s", (name) => expect(lint(id, of(name))).toBe(of(name)));

describe("what only the frontend knows", () => {
  const odd = "INCLUDE+ common\nFROM ./base#stage a b\nfoo: bar\nFROM Alpine AS 1st\nEXPOSE 99999\n";
  test.each(foreign)("is not judged for %s, the rest is", (name) => expect(codes(`# syntax=${name}\n${odd}`)).toEqual(["invalid-port"]));
  test.each(own)("is judged for %s", (name) => expect(codes(`# syntax=${name}\n${odd}`).length).toBeGreaterThan(3));
  test("what stands there instead of an image is none", () =>
    expect(parse("# syntax=devthefuture/dockerfile-x\nFROM ./base#stage\n").stages[0]?.baseImage).toBeUndefined());

  test("an instruction of its own may do anything to the image", () =>
    expect(findings("unknown-user", "# syntax=edrevo/dockerfile-plus\nFROM alpine:3.23\nINCLUDE+ common\nUSER app\nRUN x\n")).toEqual([]));
});
