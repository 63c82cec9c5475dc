// pipe-without-pipefail: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "pipe-without-pipefail";
const strict = { config: { profile: "all" } } as const;

test("underlines the command whose failure is lost", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -fsSL https://example.com/i | bash")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -fsSL https://example.com/i | bash
        ~~~~ Only the last command of a pipe counts: when curl fails, the build goes on. Switch on pipefail [Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it, review]"
  `);
  expect(lint(id, "FROM alpine:3.22\nRUN apk add wget && wget -qO- https://example.com/i | sh -s -- -y")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add wget && wget -qO- https://example.com/i | sh -s -- -y
                        ~~~~ Only the last command of a pipe counts: when wget fails, the build goes on. Switch on pipefail [Add set -o pipefail, review]"
  `);
  expect(lint(id, "FROM example.com/x\nRUN V=$(curl -s https://example.com/i | jq -r .tag) && echo $V")).toMatchInlineSnapshot(`
    "FROM example.com/x
    RUN V=$(curl -s https://example.com/i | jq -r .tag) && echo $V
            ~~~~ Only the last command of a pipe counts: when curl fails, the build goes on. Switch on pipefail"
  `);
});

test.each([
  "FROM debian:12\nRUN curl -fsSL https://example.com/a.tgz | tar xz",
  "FROM debian:12\nRUN echo y | sh",
  "FROM alpine:3.22\nRUN set -o pipefail && curl -f https://example.com/i | sh",
  'FROM debian:12\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN curl -f https://example.com/i | sh',
  "FROM debian:12\nRUN curl https://example.com/i || echo failed | sh",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nWORKDIR /a\nRUN x \\\n  && curl -f https://example.com/i | sh")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /a
    SHELL ["/bin/bash", "-o", "pipefail", "-c"]
    RUN x \\
      && curl -f https://example.com/i | sh"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nRUN apk add curl && \\\n  curl -f https://example.com/i | sh")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN set -o pipefail && apk add curl && \\
      curl -f https://example.com/i | sh"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nRUN <<EOF\ncurl -f https://example.com/i | sh\nEOF")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN <<EOF
    set -o pipefail
    curl -f https://example.com/i | sh
    EOF"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nONBUILD RUN curl -f https://example.com/i | sh")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    ONBUILD RUN set -o pipefail && curl -f https://example.com/i | sh"
  `);
  expect(fixAll(id, 'FROM fedora:42\nRUN ["bash", "-c", "curl -f https://example.com/i | sh"]')).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN ["bash", "-c", "curl -f https://example.com/i | sh"]"
  `);
});

test("the command line of a heredoc that is not a script is mended itself", () => {
  expect(fixAll(id, "FROM alpine:3.22\nRUN curl -f https://example.com/i | sh -s - <<EOF\nx\nEOF\n")).toBe(
    "FROM alpine:3.22\nRUN set -o pipefail && curl -f https://example.com/i | sh -s - <<EOF\nx\nEOF\n",
  );
});

test("strict profiles report more", () => {
  expect(lint(id, "FROM debian:12\nRUN ls | wc -l", strict)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ls | wc -l
        ~~ Only the last command of a pipe counts: when ls fails, the build goes on. Switch on pipefail [Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it, review]"
  `);
  expect(lint(id, 'FROM debian:12\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN ls | wc -l', strict)).toMatchInlineSnapshot(`
    "FROM debian:12
    SHELL ["/bin/sh", "-o", "pipefail", "-c"]
    RUN ls | wc -l
        ~~ Only the last command of a pipe counts: when ls fails, the build goes on. Switch on pipefail [Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it, review]"
  `);
});

test("sets pipefail where dash knows it", () => {
  const mended = (image: string): string => fixAll(id, `FROM ${image}\nRUN curl -f https://example.com/i | sh`).split("\n")[1] ?? "";
  for (const image of ["debian:13", "ubuntu:25.10", "python:3.13-slim", "node:24-trixie"])
    expect([image, mended(image)]).toEqual([image, "RUN set -o pipefail && curl -f https://example.com/i | sh"]);
  for (const image of ["debian:12", "ubuntu:24.04", "python:3.12.1", "python:3.8", "python:2", "php:5-apache"])
    expect([image, mended(image)]).toEqual([image, 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]']);
  expect(fixAll(id, "FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\nRUN curl -f https://example.com/i | sh")).toBe(
    "FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\nRUN set -o pipefail && curl -f https://example.com/i | sh",
  );
});

test("a pipe in a substitution counts where an assignment takes its status over", () => {
  const told = (run: string): boolean => lint(id, `FROM debian:12\nRUN ${run}`).includes("~");
  for (const run of [
    "v=$(curl https://example.com/i | jq -r .tag) && x $v",
    'v="$(curl https://example.com/i | sed s/v//)"; x $v',
    "v=`curl https://example.com/i | tr -d v` && x",
    "v=a-$(curl https://example.com/i | head -1)",
    "(curl -f https://example.com/i | sh)",
    "if true; then v=$(curl https://example.com/i | cut -c2-); fi",
    "x $(echo a) && curl https://example.com/$(uname) | sh",
  ])
    expect([run, told(run)]).toEqual([run, true]);
  for (const run of [
    "curl -fo k https://example.com/$(curl https://example.com/i | sed y)z",
    'test "$(curl https://example.com/i | wc -l)" = 3',
    "v=$(curl https://example.com/i | jq .a) make",
    "export v=$(curl https://example.com/i | jq .a)",
    "for v in $(curl https://example.com/i | jq .a); do x; done",
    "x <<< $(curl https://example.com/i | jq .a)",
    "v=$(echo $(curl https://example.com/i | jq .a))",
    "echo `curl https://example.com/i | tr -d v`",
  ])
    expect([run, told(run)]).toEqual([run, false]);
});

test("tells and mends a missing --fail with it", () => {
  expect(lint(id, "FROM debian:12\nRUN curl https://example.com/i | bash")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl https://example.com/i | bash
        ~~~~ When curl fails, the build goes on, and an error page of the server is no failure to it: bash takes what comes. Switch on pipefail and add -f [Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it and add -f, review]"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nRUN apk add curl && curl -sSL https://example.com/i | sh && curl https://example.com/j | sh")).toBe(
    "FROM alpine:3.22\nRUN set -o pipefail && apk add curl && curl -fsSL https://example.com/i | sh && curl -f https://example.com/j | sh",
  );
  // Without pipefail nothing at all is a good input, an error page is not.
  const unknown = "FROM example.com/x\nRUN curl -s https://example.com/i | sh";
  expect(lint(id, unknown)).toContain("Switch on pipefail and add -f");
  expect(fixAll(id, unknown)).toBe(unknown);
});

test("a heredoc's own indentation stays", () => {
  expect(fixAll(id, "FROM alpine:3.22\nRUN <<EOF\n  set -e\n  curl -f https://example.com/i | sh\nEOF")).toBe(
    "FROM alpine:3.22\nRUN <<EOF\n  set -o pipefail\n  set -e\n  curl -f https://example.com/i | sh\nEOF",
  );
});

test("a file that is checked behind the pipe", () => {
  const told = (run: string): boolean => lint(id, `FROM debian:12\nRUN ${run}`).includes("~");
  const key = 'curl -f "$URL" | gpg --dearmor | tee "$K"';
  for (const run of [
    `${key} && V=$(gpg --dry-run --import --import-options import-show "$K" | grep "$F") && if [ -z "$V" ]; then exit 1; fi`,
    `${key} && gpg --show-keys $K | grep -q 0123 && apt-get update`,
    "curl https://example.com/k | tee k && sha256sum -c sums",
    "curl https://example.com/k | tee k && echo 'abc  k' | sha256sum -c -",
    "curl https://example.com/k | sed s/a/b/ > /k && test -s /k",
    "curl https://example.com/k | sed s/a/b/ > /k && x && [ -s /k ]",
    "set -e; curl https://example.com/k | tee /k; grep -q a /k",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  for (const run of [
    key,
    `${key} && gpg --show-keys "$K"`,
    `${key} && gpg --show-keys other | grep -q 0123`,
    "curl https://example.com/k | tee k && echo 'abc  other' | sha256sum -c -",
    "curl https://example.com/k | tee /k; grep -q a /k",
    "curl https://example.com/k | tee /k || grep -q a /k",
    "test -s /k && curl https://example.com/k | tee /k",
    "curl https://example.com/k | sh && test -s /k",
  ])
    expect([run, told(run)]).toEqual([run, true]);
});

test("no switch where the distribution is open", () => {
  const run = "RUN curl -f https://example.com/i | sh";
  const fixed = (source: string): boolean => fixAll(id, source) !== source;
  for (const open of [
    `ARG BASE=debian:12\nFROM $BASE\n${run}`,
    `ARG OS=bookworm\nFROM php:8.4-fpm-\${OS} AS base\nFROM base\n${run}`,
    `ARG TAG=3.12-slim-bookworm\nFROM python:$TAG\n${run}`,
    `FROM php:8.2\n${run} && if [ -f /etc/alpine-release ]; then x; fi`,
    `FROM php:8.2\n${run} && (apk add a || apt-get install -y a)`,
  ]) {
    expect([open, fixed(open)]).toEqual([open, false]);
    expect(lint(id, open)).toContain("~");
  }
  for (const known of [
    `ARG V=12\nFROM debian:$V\n${run}`,
    `ARG V=22\nFROM node:$V-bookworm\n${run}`,
    `ARG R=docker.io\nFROM $R/library/debian:12\n${run}`,
    `ARG BASE=debian:12\nFROM $BASE\nSHELL ["/bin/bash", "-c"]\n${run}`,
    `FROM debian:12\n${run} && . /etc/os-release && echo $VERSION_CODENAME`,
  ])
    expect([known, fixed(known)]).toEqual([known, true]);
});

test("one SHELL for a stage, with the blank line that its neighbours have", () => {
  const run = "RUN curl -f https://example.com/i | sh";
  expect(fixAll(id, `FROM debian:12\n\n# a\n${run}\n\n${run}\n\nFROM debian:12\n${run}\n`)).toMatchInlineSnapshot(`
    "FROM debian:12

    SHELL ["/bin/bash", "-o", "pipefail", "-c"]

    # a
    RUN curl -f https://example.com/i | sh

    RUN curl -f https://example.com/i | sh

    FROM debian:12
    SHELL ["/bin/bash", "-o", "pipefail", "-c"]
    RUN curl -f https://example.com/i | sh
    "
  `);
});

test("a later command of the RUN that only the installer brings", () => {
  const told = (run: string, before = "FROM debian:12"): boolean => findings(id, `${before}\nRUN ${run}`).length > 0;
  const rustup = "curl https://sh.rustup.rs -sSf | sh -s -- -y";
  for (const run of [
    `${rustup} && rustup default nightly`,
    `${rustup} && rustup show active-toolchain || rustup toolchain install`,
    `${rustup} && . "$HOME/.cargo/env" && cargo install x`,
    `${rustup} && for c in a b; do rustup completions $c; done && cargo install x && rm -rf y`,
    `${rustup}; rustup default stable`,
    `set -e; ${rustup}; /root/.cargo/bin/rustup default stable; echo done`,
    "curl -LsSf https://astral.sh/uv/install.sh | sh && mv /root/.local/bin/uv /usr/local/bin/uv",
    'curl -s https://get.sdkman.io | bash && bash -c ". /root/.sdkman/bin/sdkman-init.sh && sdk install java 21"',
    "curl -s https://get.extism.org/cli | sh -s -- -y && extism lib install",
    "curl -sS https://getcomposer.org/installer | php -- --filename=composer && composer install",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  for (const run of [
    rustup,
    `${rustup} && rustup default nightly || true`,
    `${rustup} && rustup default nightly; echo done`,
    `set -e; ${rustup}; rustup default nightly && x; echo done`,
    `${rustup} && apt-get install -y cargo && cargo build`,
    `${rustup} && (rustup default nightly; true)`,
    "curl -s https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs && node --version",
    "curl -s https://astral.sh/uv/install.sh | sh && ln -s /root/.local/bin/uv /usr/local/bin/uv",
    "curl -s https://example.com/install.sh | sh && install -m 755 a b",
  ])
    expect([run, told(run)]).toEqual([run, true]);
  expect(told(`${rustup} && cargo build`, "FROM rust:1")).toBe(true);
  expect(told(`${rustup} && cargo build`, "FROM debian:12\nRUN apt-get update && apt-get install -y cargo")).toBe(true);
  expect(told(rustup, `FROM debian:12\nRUN ${rustup} && rustup default nightly\nRUN true`)).toBe(true);
});

test("a variable that takes what the pipe prints, and that is asked behind it whether it is empty", () => {
  const told = (behind: string, pipe = "curl -fsSL https://example.com/x | jq -r .v"): boolean =>
    findings(id, `FROM debian:12\nRUN V="$(${pipe})"${behind}`).length > 0;
  for (const behind of [
    '; if [ -z "$V" ]; then echo "no version" >&2; exit 1; fi; echo "$V"',
    '; if [ -z "$T" ] || [ -z "$V" ]; then \\\n# why\n  exit 1; fi',
    ' && [ -n "$V" ] || { echo none; exit 1; }',
    '; test -n "${V}" || exit 1; echo $V',
    '; : "${V:?}"; echo $V',
    '; [ -z "$V" ] && exit 1; echo $V',
  ])
    expect([behind, told(behind)]).toEqual([behind, false]);
  for (const behind of [
    "; echo $V",
    '; if [ -z "$V" ]; then V=1; fi; exit 1',
    '; if [ -z "$V" ]; then V=1; else exit 1; fi',
    '; if [ -z "$W" ]; then exit 1; fi',
    '; [ -n "$V" ] && echo x; exit 1',
    '; if [ -z "$V" ]; then exit 0; fi',
  ])
    expect([behind, told(behind)]).toEqual([behind, true]);
});

test("the next command of the chain is what cpanm's installer brings", () => {
  const source = "FROM debian:12\nRUN curl -L https://cpanmin.us | perl - App::cpanminus && cpanm --notest local::lib";
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source.replace(/ && .*/, ""))).toContain("When curl fails");
});
