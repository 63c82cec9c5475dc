// Which shell becomes its last command, and which one stays: by shell, release and shape of the command line.
import { describe, expect, test } from "vitest";
import { drawn, simulate } from "./support";

const pid1 = (image: string, line: string): string => simulate(`FROM ${image}\nCMD ${line}`).pid1?.program ?? "?";

const shapes = ["prog x", "V=1 prog", "a && prog", "cd /x; prog", "prog > /log 2>&1", "(prog)", "{ prog; }", "if true; then prog; fi"];
const never = ["prog | tee log", "prog & wait", "prog; sync", "prog || exit 1", "for i in 1; do prog; done", "trap : TERM; prog"];

test.each([
  ["debian:12", "dash", ["sh", "sh", "sh", "sh", "sh", "sh", "sh", "sh"]],
  ["ubuntu:22.04", "dash", ["sh", "sh", "sh", "sh", "sh", "sh", "sh", "sh"]],
  ["alpine:3.20", "BusyBox 1.36", ["prog", "prog", "prog", "prog", "prog", "prog", "prog", "prog"]],
  ["alpine:3.7", "BusyBox 1.27", ["sh", "sh", "sh", "sh", "sh", "sh", "sh", "sh"]],
  ["centos:7", "bash 4.2", ["prog", "prog", "sh", "sh", "sh", "sh", "sh", "sh"]],
  ["rockylinux:8", "bash 4.4", ["prog", "prog", "prog", "sh", "sh", "sh", "sh", "sh"]],
  ["rockylinux:9", "bash 5.1", ["prog", "prog", "prog", "prog", "sh", "sh", "sh", "sh"]],
])("%s (%s)", (image, _, expected) => {
  expect(shapes.map((line) => pid1(image, line))).toEqual(expected);
});

describe.each(["debian:12", "alpine:3.20", "rockylinux:9"])("never on %s", (image) => {
  test.each(never)("%s", (line) => {
    expect(pid1(image, line)).toBe("sh");
  });
});

test.each([
  "exec prog x",
  "cd /x && exec prog",
  "V=1 exec prog",
  "set -e; exec prog",
  "if true; then exec prog; fi",
  "exec prog || exit 1",
])("explicit exec works in every shell: %s", (line) => {
  for (const image of ["debian:12", "alpine:3.20", "alpine:3.7", "rockylinux:8"]) expect(pid1(image, line)).toBe("prog");
});

test("an exec behind a pipe or & replaces only a child", () => {
  expect(pid1("debian:12", "exec prog | cat")).toBe("sh");
  expect(pid1("debian:12", "exec prog & wait")).toBe("sh");
});

test("the shell that the argv names counts, not the one that sh is", () => {
  expect(drawn('FROM debian:12\nCMD ["bash","-lc","redis-server"]')).toBe(
    "bash = redis-server · PID 1 redis-server · SIGTERM reaches yes, prompt yes · reaps no · ok",
  );
  expect(drawn('FROM debian:12\nCMD ["sh","-c","redis-server"]')).toBe(
    "sh ─ redis-server · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem",
  );
});

test("an exec of another shell is followed", () => {
  expect(drawn("FROM debian:12\nCMD exec sh -c 'cd /x && exec haproxy'")).toBe(
    "sh = sh = haproxy · PID 1 haproxy · SIGTERM reaches yes, prompt yes · reaps yes · ok",
  );
});

test("a base image that is not known: what a shell does with a simple command is open, with a pipe it is not", () => {
  expect(drawn("FROM example.com/own\nCMD nginx")).toBe(
    "sh ─ nginx · PID 1 ? · SIGTERM reaches unknown, prompt unknown · reaps yes · unknown",
  );
  expect(drawn("FROM example.com/own\nCMD nginx | tee log")).toBe(
    "sh ─ nginx · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem",
  );
});

test("the package manager that a RUN uses tells the shell", () => {
  expect(pid1("example.com/own\nRUN apk add --no-cache x", "prog")).toBe("prog");
  expect(pid1("example.com/own\nRUN apt-get update && apt-get install -y x", "prog")).toBe("sh");
});

test("a RUN that makes bash the sh counts", () => {
  expect(pid1("debian:12\nRUN ln -sf /bin/bash /bin/sh", "prog")).toBe("prog");
});

test("variables of ENV are expanded, the others stay as they are", () => {
  const found = simulate('FROM alpine:3.20\nENV APP="redis-server --port 1"\nCMD exec $APP $OTHER');
  expect(found.chain.at(-1)?.argv).toEqual(["redis-server", "--port", "1", "$OTHER"]);
});
