// refused-shell-option: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "refused-shell-option";

test("underlines the option that the shell stops at", () => {
  expect(lint(id, 'FROM debian:12\nSHELL ["/bin/sh", "-eo", "pipefail", "-c"]\nRUN a | b')).toMatchInlineSnapshot(`
    "FROM debian:12
    SHELL ["/bin/sh", "-eo", "pipefail", "-c"]
                             ~~~~~~~~~~ dash here does not know -o pipefail and stops at it, so no command that SHELL hands to it runs. Name /bin/bash, or leave it out
    RUN a | b"
  `);
  expect(lint(id, 'FROM ubuntu:24.04\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN a | b')).toMatchInlineSnapshot(`
    "FROM ubuntu:24.04
    SHELL ["/bin/sh", "-o", "pipefail", "-c"]
                            ~~~~~~~~~~ dash here does not know -o pipefail and stops at it, so no command that SHELL hands to it runs. Name /bin/bash, or leave it out
    RUN a | b"
  `);
  expect(lint(id, 'FROM node:24-bookworm-slim\nCMD ["sh", "-o", "pipefail", "-c", "a | b"]')).toMatchInlineSnapshot(`
    "FROM node:24-bookworm-slim
    CMD ["sh", "-o", "pipefail", "-c", "a | b"]
                     ~~~~~~~~~~ dash here does not know -o pipefail and stops at it, so this command never runs. Name bash, or leave it out"
  `);
  expect(lint(id, 'FROM debian:13\nSHELL ["/bin/sh", "-O", "globstar", "-c"]')).toMatchInlineSnapshot(`
    "FROM debian:13
    SHELL ["/bin/sh", "-O", "globstar", "-c"]
                      ~~~~ dash here does not know -O and stops at it, so no command that SHELL hands to it runs. Name /bin/bash, or leave it out"
  `);
  expect(lint(id, 'FROM debian:12 AS a\nFROM a\nRUN ["dash", "-e", "-o", "posix", "-c", "x"]')).toMatchInlineSnapshot(`
    "FROM debian:12 AS a
    FROM a
    RUN ["dash", "-e", "-o", "posix", "-c", "x"]
                             ~~~~~~~ dash here does not know -o posix and stops at it, so this command never runs. Name bash, or leave it out"
  `);
});

test.each([
  'FROM debian:13\nSHELL ["/bin/sh", "-eo", "pipefail", "-c"]',
  'FROM ubuntu:25.04\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]',
  'FROM alpine:3.22\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]',
  'FROM alpine:3.22\nSHELL ["/bin/sh", "-eo", "pipefail", "-c"]',
  'FROM debian:12\nSHELL ["/bin/bash", "-O", "globstar", "-eo", "pipefail", "-c"]',
  'FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]',
  'FROM example.com/x\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]',
  'FROM python:3.12.1-slim\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]',
  'FROM debian:12\nSHELL ["/bin/sh", "-exuo", "nounset", "-c"]\nCMD ["sh", "-lc", "x -o pipefail"]',
  'FROM fedora:42\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
