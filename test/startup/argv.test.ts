// ENTRYPOINT × CMD: what the container starts with.
import { describe, expect, test } from "vitest";
import { simulate } from "./support";

const argv = (source: string): string => JSON.stringify(simulate(source).argv ?? null);
const sh = (line: string, ...rest: readonly string[]): string => JSON.stringify(["/bin/sh", "-c", line, ...rest]);

test.each([
  ["neither", "", "null"],
  ["no ENTRYPOINT, exec CMD", 'CMD ["a","b"]', '["a","b"]'],
  ["no ENTRYPOINT, shell CMD", "CMD a b", sh("a b")],
  ["exec ENTRYPOINT, no CMD", 'ENTRYPOINT ["a"]', '["a"]'],
  ["exec ENTRYPOINT, exec CMD", 'ENTRYPOINT ["a"]\nCMD ["b","c"]', '["a","b","c"]'],
  ["exec ENTRYPOINT, shell CMD", 'ENTRYPOINT ["a"]\nCMD b c', '["a","/bin/sh","-c","b c"]'],
  ["shell ENTRYPOINT, no CMD", "ENTRYPOINT a b", sh("a b")],
  ["shell ENTRYPOINT, exec CMD: $0 $1 of the line", 'ENTRYPOINT a\nCMD ["b","c"]', sh("a", "b", "c")],
  ["shell ENTRYPOINT, shell CMD", "ENTRYPOINT a\nCMD b", sh("a", "/bin/sh", "-c", "b")],
  ["the last of several counts", 'CMD ["a"]\nCMD ["b"]\nENTRYPOINT ["c"]\nENTRYPOINT ["d"]', '["d","b"]'],
  ["CMD in front of ENTRYPOINT in one stage stays", 'CMD ["b"]\nENTRYPOINT ["a"]', '["a","b"]'],
  ["an empty array takes the instruction back", 'ENTRYPOINT ["a"]\nENTRYPOINT []\nCMD ["b"]', '["b"]'],
])("%s", (_, lines, expected) => {
  expect(argv(`FROM scratch\n${lines}`)).toBe(expected);
});

test("SHELL in force where the line stands wraps it", () => {
  const source = 'FROM debian:12\nSHELL ["/bin/bash","-o","pipefail","-c"]\nCMD a\nSHELL ["/bin/sh","-c"]';
  expect(argv(source)).toBe('["/bin/bash","-o","pipefail","-c","a"]');
});

test("an ENTRYPOINT resets the CMD that comes from below, of a parent stage and of the base image", () => {
  const parent = simulate('FROM debian:12 AS base\nCMD ["inherited"]\nFROM base\nENTRYPOINT ["a"]');
  expect(parent.argv).toEqual(["a"]);
  expect(parent.start.resetCmd?.words).toEqual(["inherited"]);
  const base = simulate('FROM node:22\nENTRYPOINT ["tini","--"]');
  expect(base.argv).toEqual(["tini", "--"]);
  expect(base.start.resetCmd?.words).toEqual(["node"]);
});

test("what neither the stage nor its parents set comes from the base image", () => {
  expect(argv("FROM node:22")).toBe('["docker-entrypoint.sh","node"]');
  expect(argv('FROM nginx\nCMD ["nginx"]')).toBe('["/docker-entrypoint.sh","nginx"]');
  expect(argv('FROM debian:12 AS app\nENTRYPOINT ["a"]\nFROM app\nCMD ["b"]')).toBe('["a","b"]');
});

test("an unknown base image may bring an ENTRYPOINT of its own", () => {
  expect(simulate('FROM example.com/own/image\nCMD ["a"]').start.baseKnown).toBe(false);
  expect(simulate('FROM example.com/own/image\nENTRYPOINT ["a"]').start.baseKnown).toBe(true);
  expect(simulate("FROM example.com/own/image").verdict).toBe("unknown");
});

test("any stage on request", () => {
  const source = 'FROM debian:12 AS one\nCMD ["a"]\nFROM debian:12\nCMD ["b"]';
  expect(simulate(source, {}, "one").argv).toEqual(["a"]);
  expect(simulate(source).argv).toEqual(["b"]);
});

test("single quotes make no array: a shell looks for a program of that name", () => {
  const found = simulate("FROM debian:12\nCMD ['node', 'server.js']");
  expect(found.argv).toEqual(["/bin/sh", "-c", "['node', 'server.js']"]);
  expect(found.verdict).toBe("problem");
});

test("the deciding instruction is ENTRYPOINT, else CMD, of this file only", () => {
  expect(simulate("FROM node:22").deciding).toBeUndefined();
  expect(simulate('FROM node:22\nCMD ["a"]').deciding?.keyword).toBe("CMD");
  expect(simulate('FROM debian:12\nCMD ["a"]').deciding?.keyword).toBe("CMD");
  expect(simulate('FROM debian:12\nENTRYPOINT ["a"]\nCMD ["b"]').deciding?.keyword).toBe("ENTRYPOINT");
});

describe("a start that this file does not decide alone", () => {
  test("options alone: the image below has an ENTRYPOINT, so that PID 1 is not known", () => {
    const found = simulate('FROM example/server\nCMD ["--config", "/etc/server.toml"]');
    expect(found.pid1).toBeUndefined();
    expect(found.verdict).toBe("unknown");
    expect(found.reasons.map(({ text }) => text)).toEqual([
      "CMD holds options alone, so example/server has an ENTRYPOINT that takes them: which one is not known.",
    ]);
    // Of an image without an ENTRYPOINT they are what is started.
    expect(simulate('FROM debian:12\nCMD ["--config"]').pid1?.program).toBe("--config");
    expect(simulate('FROM example/server\nENTRYPOINT ["server"]\nCMD ["--config"]').pid1?.program).toBe("server");
  });

  test("an init without a command: it comes at run time", () => {
    const found = simulate('FROM debian:12\nENTRYPOINT ["tini", "--"]');
    expect(found.pid1?.program).toBe("tini");
    expect(found.reasons.map(({ text }) => text)).toEqual([
      "The image names no command for tini: it comes at run time, with `docker run`.",
      "`docker stop` reaches tini, which passes SIGTERM to the command that it was given.",
    ]);
  });

  test.each([
    ["nginx:1.17", "nginx", "SIGTERM"],
    ["nginx:1.9.15", "nginx", "SIGTERM"],
    ["nginx:1.17-alpine", "nginx", "SIGTERM"],
    ["nginx:1.19.2", "docker-entrypoint.sh", "SIGTERM"],
    ["nginx:1.19.10", "docker-entrypoint.sh", "SIGQUIT"],
    ["nginx:1.18", "docker-entrypoint.sh", "SIGQUIT"],
    ["nginx:1.29", "docker-entrypoint.sh", "SIGQUIT"],
    ["nginx:1", "docker-entrypoint.sh", "SIGQUIT"],
    ["nginx", "docker-entrypoint.sh", "SIGQUIT"],
  ])("%s", (image, first, signal) => {
    const found = simulate(`FROM ${image}\nCOPY a /a`);
    expect([found.chain[0]?.program, found.stop.signal]).toEqual([first, signal]);
  });
});
