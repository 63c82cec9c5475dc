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
            ~~~~ Only the last command of a pipe counts: when curl fails, the build goes on, unless example.com/x has pipefail in its SHELL. Switch on pipefail"
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
    "curl https://example.com/k | sh && test -s /etc/k",
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
    'curl -s https://raw.githubusercontent.com/nvm-sh/nvm/v0.39.3/install.sh | bash && bash -c ". .nvm/nvm.sh && nvm install 22"',
    // Debian's own nodejs comes without npm.
    "curl -s https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs && npm install -g yarn",
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
    "curl -s https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs npm && npm install -g yarn",
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
    '; if [ -z "$V" ]; then V=1; fi; echo $V',
    " && V=${V:-1} && echo $V",
    " && wget $V",
    " && wget -q https://example.com/v${V}/x.tgz",
    ' && curl -fLo x "https://example.com/$V.tgz"',
    " && curl -Lo /tmp/x.tgz https://example.com/$V.tgz && tar xf /tmp/x.tgz && rm /tmp/x.tgz",
    " && curl -LO https://example.com/x_${V}.deb && dpkg -i x_${V}.deb",
    " && curl -L https://example.com/$V.tgz | tar xz",
    " && curl -L $V --output /tmp/x",
  ])
    expect([behind, told(behind)]).toEqual([behind, false]);
  for (const behind of [
    "; echo $V",
    '; if [ -z "$V" ]; then echo; fi; exit 1',
    '; if [ -z "$V" ]; then echo; else exit 1; fi',
    '; if [ -z "$W" ]; then exit 1; fi',
    '; [ -n "$V" ] && echo x; exit 1',
    " && wget $V || true",
    " && wget $V; echo done",
    " && wget $VERSION",
    " && curl -LO https://example.com/x_$V.sh",
    " && curl -fLO https://example.com/x?v=$V",
    " && V=2 && wget https://example.com/$V",
    '; if [ -z "$V" ]; then exit 0; fi',
  ])
    expect([behind, told(behind)]).toEqual([behind, true]);
});

test("the next command of the chain is what cpanm's installer brings", () => {
  const source = "FROM debian:12\nRUN curl -L https://cpanmin.us | perl - App::cpanminus && cpanm --notest local::lib";
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source.replace(/ && .*/, ""))).toContain("When curl fails");
});

test("a later command of the RUN needs a file that only the installer makes", () => {
  const told = (run: string, before = "FROM debian:12"): boolean => findings(id, `${before}\nRUN ${run}`).length > 0;
  const pipe = "curl -fsSL https://get.example.com/ | sh";
  for (const run of [
    `${pipe} && mv ~/.thing/bin/* /usr/bin`,
    `${pipe} && mv "$HOME/.thing/bin/thing" /usr/bin/thing`,
    `${pipe} && cp -r \${HOME}/.thing/bin /opt`,
    `${pipe} && cp /root/.thing/bin/x /usr/local/bin/ && rm -rf /root/.thing`,
    `${pipe} && install -m 755 ~/.thing/x /usr/local/bin/x`,
    `${pipe} && chmod -R a+rx /opt/thing`,
    `${pipe} && chown -R nobody /opt/thing && echo done`,
    `${pipe} && cd ~/.thing && ls`,
    `${pipe} && . ~/.thing/env`,
    `${pipe} && source /opt/thing/env.sh`,
    `${pipe} && test -x /opt/thing/bin/x`,
    `${pipe} && [ -f ~/.thing/x ]`,
    `${pipe} && test -d ~/.thing || exit 1`,
    `${pipe} && ~/.thing/bin/x --version`,
    `${pipe} && /opt/thing/bin/x setup`,
    `set -e; ${pipe}; mv ~/.thing/x /usr/bin; echo done`,
    `mkdir -p ~/.thing && ${pipe} && mv ~/.thing/bin/x /usr/bin`,
    `echo thing && ${pipe} && mv ~/.thing/bin/x /usr/bin`,
    "curl -fsSL https://get.example.com/ | sudo -E bash -s -- --dir /opt/thing && sudo mv /opt/thing/x /usr/bin",
    "curl -fsSL https://get.example.com/ | php && mv thing.phar /usr/local/bin/thing",
    "curl -fsSL https://get.example.com/ | php && php thing.phar install",
    "cd /tmp && curl -fsSL https://get.example.com/ | php && mv thing.phar /usr/local/bin/thing",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  for (const run of [
    `${pipe} && ln -s ~/.thing/bin/x /usr/bin/x`,
    `${pipe} && rm -f ~/.thing/x`,
    `${pipe} && mkdir -p ~/.thing/x`,
    `${pipe} && mv ~/.thing/x /usr/bin || true`,
    `${pipe} && mv ~/.thing/x /usr/bin; echo done`,
    `${pipe}; mv ~/.thing/x /usr/bin; echo done`,
    `${pipe} && test ! -d ~/.thing`,
    `${pipe} && chmod 755 /usr/local/bin`,
    `${pipe} && cd /opt && ls`,
    `${pipe} && . ~/.bashrc`,
    `${pipe} && . /etc/os-release`,
    `mkdir -p ~/.thing && ${pipe} && cd ~/.thing`,
    `touch ~/.thing && ${pipe} && mv ~/.thing /opt`,
    `git clone https://example.com/thing /opt/thing && ${pipe} && cd /opt/thing`,
    `${pipe} && apt-get install -y other && chown -R other /opt/other`,
    `${pipe} && curl https://example.org/b | sh && mv ~/.thing/x /usr/bin`,
    "curl -f https://get.example.com/ | tee ~/.thing && chmod 600 ~/.thing",
    "curl -f https://get.example.com/ | tee ~/.thing | sh && chmod 600 ~/.thing",
    "curl -fsSL https://get.example.com/ | jq . && mv ~/.thing /x",
  ])
    expect([run, told(run)]).toEqual([run, true]);
  const moved = `${pipe} && mv ~/.thing/bin/x /usr/bin`;
  for (const before of [
    "FROM debian:12\nCOPY .thing /root/.thing",
    "FROM debian:12\nCOPY home/ /root/",
    "FROM debian:12\nCOPY . /",
    "FROM debian:12\nRUN mkdir -p ~/.thing/bin/x",
    "FROM debian:12\nRUN curl https://example.com/thing.sh | sh",
    "FROM debian:12\nRUN touch ~/.thing/bin/x\nFROM debian:12",
    "FROM debian:12 AS a\nRUN install-it ~/.thing\nFROM a",
    "FROM example.com/thing:1",
  ])
    expect([before, told(moved, before)]).toEqual([before, !before.endsWith("x\nFROM debian:12")]);
  for (const before of [
    "FROM debian:12\nCOPY . /app",
    "FROM debian:12\nENV PATH=/root/.thing/bin:$PATH",
    "FROM example.com/x",
    "FROM node:22",
  ])
    expect([before, told(moved, before)]).toEqual([before, false]);
  expect(told(`${pipe} && cd /opt/thing`, "FROM example.com/x")).toBe(true);
  expect(told(`${pipe} && cd /opt/thing`, "FROM debian:12\nWORKDIR /opt/thing")).toBe(true);
  expect(told("cd /app && curl -f https://get.example.com/ | php && mv thing.phar /x", "FROM php:8\nCOPY . /app")).toBe(true);
  expect(told("curl -f https://get.example.com/ | php && php bin/thing.phar", "FROM php:8\nCOPY . .")).toBe(true);
});

test("where the next command runs in any case, pipefail alone is no mend", () => {
  expect(lint(id, "FROM debian:13\nRUN curl -f https://example.com/i | sh; echo done")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN curl -f https://example.com/i | sh; echo done
        ~~~~ When curl fails, the build goes on: only the last command of a pipe counts, and what stands behind ; runs in any case. Switch on pipefail, and -e with it [Add set -eo pipefail, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN curl https://example.com/i | sh; echo done")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl https://example.com/i | sh; echo done
        ~~~~ When curl fails, the build goes on: only the last command of a pipe counts, and what stands behind ; runs in any case. Switch on pipefail, and -e with it, and add -f: to curl an error page is no failure"
  `);
  expect(lint(id, "FROM debian:13\nRUN curl -f https://example.com/i | sh && x; echo done")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN curl -f https://example.com/i | sh && x; echo done
        ~~~~ When curl fails, the build goes on: only the last command of a pipe counts, and what stands behind the ; further on runs in any case. Switch on pipefail, and write && for the ;"
  `);
  expect(lint(id, "FROM debian:13\nRUN curl -f https://example.com/i | sh && x || true")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN curl -f https://example.com/i | sh && x || true
        ~~~~ When curl fails, the build goes on: only the last command of a pipe counts, and || true hides every failure in front of it. Switch on pipefail, and take || true away"
  `);
  expect(lint(id, "FROM debian:13\nRUN v=$(curl -f https://example.com/i | jq .v); x $v")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN v=$(curl -f https://example.com/i | jq .v); x $v
            ~~~~ When curl fails, the build goes on: only the last command of a pipe counts, and what stands behind ; runs in any case. Switch on pipefail, and -e with it [Add set -eo pipefail, review]"
  `);
  expect(fixAll(id, "FROM debian:13\nRUN curl https://example.com/i | sh; echo done")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN set -eo pipefail; curl -f https://example.com/i | sh; echo done"
  `);
  const title = (run: string): string => {
    const [finding] = findings(id, `FROM debian:13\nRUN ${run}`);
    return finding ? JSON.stringify(finding.fixes[0]?.title ?? "none") : "silent";
  };
  for (const run of [
    "set -e; curl -f https://example.com/i | sh; echo done",
    "curl -f https://example.com/i | sh && echo done",
    "x; curl -f https://example.com/i | sh",
    "v=$(curl -f https://example.com/i | jq .v || echo 1); x $v; y",
    "curl -f https://example.com/i | sh || exit 1; echo done",
    "if x; then curl -f https://example.com/i | sh; fi",
  ])
    expect([run, title(run).includes("-eo")]).toEqual([run, false]);
  for (const run of ["curl -f https://example.com/i | sh || true", "curl -f https://example.com/i | sh || :; echo done"])
    expect([run, title(run)]).toEqual([run, "silent"]);
  expect(title("curl -f https://example.com/i | sh; if [ $? -ne 0 ]; then exit 1; fi")).toBe('"none"');
});

test("a heredoc that passes over failures is told of once", () => {
  const body = (line: string): string => `FROM debian:13\nRUN <<EOF\n${line}\nEOF`;
  const lost = body("apt-get update\ncurl -f https://example.com/i | sh\nmv a b");
  expect(lint(id, lost)).toBe(lost);
  expect(lint(id, body("apt-get update\ncurl -f https://example.com/i | sh"))).toContain("~~~~ Only");
  expect(fixAll(id, body("set -e\ncurl -f https://example.com/i | sh\nmv a b"))).toContain("<<EOF\nset -o pipefail\nset -e\n");
});

const key = "RUN curl -s https://example.com/k | gpg --dearmor | tee";
const list = (path: string): string => `echo "deb [signed-by=${path}] https://example.com x main" > /etc/apt/sources.list.d/x.list`;

test("a key without which the package manager refuses the repository", () => {
  const silent = [
    `FROM debian:13\n${key} /usr/share/keyrings/x.gpg >/dev/null && ${list("/usr/share/keyrings/x.gpg")} && apt-get update && apt-get install -y x`,
    `FROM debian:13\n${key} /opt/x.gpg && ${list("/opt/x.gpg")}\nRUN apt-get update && apt-get install -y x`,
    `FROM debian:13\nRUN curl -s https://example.com/k | tee /etc/apt/trusted.gpg.d/x.asc && apt-add-repository y\nRUN sudo apt-get -q update && apt-get install -y x`,
    `FROM debian:13\nCOPY x.list /etc/apt/sources.list.d/\n${key} /etc/apt/keyrings/x.gpg\nRUN set -e; apt-get update; apt-get install -y x`,
    `FROM debian:13\nRUN wget -qO- https://example.com/k | cat > "\${KEYS}/x.gpg" && ${list("$KEYS/x.gpg")} && apt-get update`,
    "FROM alpine:3.22\nRUN wget -qO- https://example.com/k | tee /etc/apk/keys/x.rsa.pub && echo https://example.com >> /etc/apk/repositories && apk add x",
    "FROM fedora:42\nRUN curl https://example.com/k | tee /etc/pki/rpm-gpg/x && cp x.repo /etc/yum.repos.d/x.repo && dnf install -y x",
  ];
  for (const source of silent) expect(lint(id, source)).toBe(source);
});

test("a key that nobody asks for, or whose absence nothing stops at", () => {
  const told = [
    `FROM debian:13\n${key} /usr/share/keyrings/x.gpg && ${list("/usr/share/keyrings/x.gpg")} && (apt-get update || true)`,
    `FROM debian:13\n${key} /usr/share/keyrings/x.gpg && ${list("/usr/share/keyrings/x.gpg")}\nRUN apt-get update || true`,
    `FROM debian:13\n${key} /usr/share/keyrings/x.gpg && ${list("/usr/share/keyrings/x.gpg")}\nRUN apt-get update; apt-get install -y x`,
    `FROM debian:13\n${key} /usr/share/keyrings/x.gpg && ${list("/usr/share/keyrings/x.gpg")}`,
    `FROM debian:13 AS a\n${key} /usr/share/keyrings/x.gpg && ${list("/usr/share/keyrings/x.gpg")}\nFROM debian:13\nRUN apt-get update && apt-get install -y x`,
    `FROM debian:13\n${key} /usr/share/keyrings/y.gpg && ${list("/usr/share/keyrings/x.gpg")} && apt-get update`,
    `FROM debian:13\n${key} /opt/x.gpg && apt-get update && apt-get install -y x`,
    `FROM debian:13\n${key} /etc/apt/keyrings/x.gpg && echo "deb [trusted=yes] https://example.com x main" > /etc/apt/sources.list.d/x.list && apt-get update`,
    `FROM debian:13\n${key} /opt/x.gpg && ${list("/opt/x.gpg")} && apt-get update --allow-unauthenticated`,
    `FROM debian:13\nRUN apt-get update\n${key} /opt/x.gpg && ${list("/opt/x.gpg")}`,
  ];
  for (const source of told) expect(findings(id, source), source).toHaveLength(1);
});

test("no pipefail over a pipe whose reader stops early", () => {
  const run = (line: string): string => `FROM alpine:3.22\nRUN ${line}`;
  const mended = (line: string): string => fixAll(id, run(line)).slice("FROM alpine:3.22\nRUN ".length);
  const install = "curl -f https://example.com/i | sh";
  expect(lint(id, run("V=$(curl -fs https://example.com/v | grep x | head -n 1) && echo $V"))).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN V=$(curl -fs https://example.com/v | grep x | head -n 1) && echo $V
            ~~~~ When curl fails, the build goes on: only the last command of a pipe counts. Pipefail is no mend here: head stops reading early, which may make grep fail. Save what curl prints in a file first, and read that behind &&"
  `);
  expect(mended(`${install} && V=$(curl -fs https://example.com/v | head -n 1)`)).toMatchInlineSnapshot(
    `"(set -o pipefail && curl -f https://example.com/i | sh) && V=$(curl -fs https://example.com/v | head -n 1)"`,
  );
  expect(mended(`V=$(curl -fs https://example.com/v | jq .x) && a | sed q`)).toMatchInlineSnapshot(
    `"V=$(set -o pipefail && curl -fs https://example.com/v | jq .x) && a | sed q"`,
  );
  expect(mended("curl https://example.com/i | sh && yes | foo")).toMatchInlineSnapshot(
    `"(set -o pipefail && curl -f https://example.com/i | sh) && yes | foo"`,
  );
  const wrapped = [
    "a | grep -q x",
    "a | awk '{print; exit}'",
    "if a | head -c 3; then b; fi",
    "V=`a | head -1`",
    "a | b | head",
    "echo $(x) | head",
  ];
  for (const other of wrapped) expect(mended(`${install} && ${other}`), other).toBe(`(set -o pipefail && ${install}) && ${other}`);
  const plain = [
    "a | head -n -1",
    "echo x | head",
    "uname -m | grep -q x",
    "echo x | cut -d. -f1 | head -n 1",
    "(a | head || true)",
    "echo $(a | head)",
  ];
  for (const other of plain) expect(mended(`${install} && ${other}`), other).toBe(`set -o pipefail && ${install} && ${other}`);
  const untouched = [`( ${install} ); V=$(${install}; a | head)`, `${install} | tee <<X && a | head\nX`];
  for (const line of untouched) expect(mended(line), line).not.toContain("$((");
});

test("no SHELL where a pipe further down does not bear it", () => {
  const install = "RUN curl -f https://example.com/i | sh";
  const has = (source: string): boolean => fixAll(id, source).includes("SHELL [");
  expect(has(`FROM debian:12\n${install}\nRUN a | head -n 1`)).toBe(false);
  expect(has(`FROM debian:12 AS a\n${install}\nFROM a\nRUN a | head -n 1`)).toBe(false);
  expect(has(`FROM debian:12\n${install} && a | head`)).toBe(false);
  expect(has(`FROM debian:12\nRUN a | head -n 1\n${install}`)).toBe(true);
  expect(has(`FROM debian:12 AS a\n${install}\nFROM debian:12\nRUN a | head -n 1`)).toBe(true);
  expect(has(`FROM debian:12\n${install}\nRUN a | sort`)).toBe(true);
});

test("a version that is empty when the download fails, and that the install behind it needs", () => {
  const run = (install: string): string => `FROM debian:13\nRUN V=$(curl -s https://example.com/v | jq -r .x) && ${install}`;
  for (const install of [
    "apt-get install -y x=$V",
    'apt-get install -y "x=${V}" y',
    "pip install x==$V",
    'uv pip install --system "x==${V}"',
    "uv tool install x==$V",
    'uv pip install --requirement "https://example.com/${V}/requirements.txt"',
    "pip install -r https://example.com/$V/requirements.txt",
    'pip install "git+https://example.com/x@$V"',
    'git clone --depth 1 -b "$V" https://example.com/x.git',
    "git clone --branch=${V} https://example.com/x.git",
    "git clone https://example.com/$V.git",
  ])
    expect(lint(id, run(install))).toBe(run(install));
  for (const install of [
    "apt-get install -y x=$V || true",
    "npm install x@$V",
    "apt-get install -y x=$W",
    "echo x=$V",
    "git clone -b $V x || true",
    "git checkout $V",
    "uv pip list x==$V",
    "pip install -r https://example.com/r.txt?v=$V",
    "git clone --depth $V x",
  ])
    expect(findings(id, run(install)), install).toHaveLength(1);
});

test.each([
  "FROM cimg/go:1.23.1",
  "FROM quay.io/jupyter/base-notebook:latest",
  "FROM dunglas/frankenphp:builder-php8.4",
  "FROM apache/airflow:2.10.0",
  "FROM bitnamilegacy/spark:3.3",
  "FROM ghcr.io/hassio-addons/base:18.0.0",
  "FROM cimg/go:1.23 AS a\nFROM a",
  "ARG ARCH\nFROM ghcr.io/home-assistant/${ARCH}-base-python:3.14-alpine3.24",
  "ARG TARGETARCH\nARG ARCH=${TARGETARCH/arm64/aarch64}\nFROM ghcr.io/home-assistant/${ARCH}-base:3.22",
  "ARG A\nFROM homeassistant/$A-base-debian:trixie",
])("the base image switches pipefail on: %j", (from) => {
  const source = `${from}\nRUN curl -fsSL https://example.com/x.sh | bash`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  'FROM cimg/go:1.23.1\nSHELL ["/bin/sh", "-c"]',
  "FROM dunglas/frankenphp:1-php8.4",
  "FROM bitnami/minideb:bookworm",
  "FROM jenkins/agent:latest",
  "ARG BASE\nFROM $BASE",
  "ARG A\nFROM ghcr.io/home-assistant/${A}:1",
  "ARG A\nFROM ghcr.io/home-assistant/${A}-python-base:1",
  "ARG A\nFROM ghcr.io/acme/${A}-base-python:1",
  "ARG A\nFROM ghcr.io/${A}/amd64-base-python:1",
])("the base image leaves it off: %j", (from) => {
  expect(lint(id, `${from}\nRUN curl -fsSL https://example.com/x.sh | bash`)).toContain("curl");
  expect(findings(id, `${from}\nRUN curl -fsSL https://example.com/x.sh | bash`)).toHaveLength(1);
});

test("says what it does not know of the base image", () => {
  expect(lint(id, "FROM ghcr.io/acme/base:1\nRUN curl -fsSL https://example.com/x.sh | bash")).toMatchInlineSnapshot(`
    "FROM ghcr.io/acme/base:1
    RUN curl -fsSL https://example.com/x.sh | bash
        ~~~~ Only the last command of a pipe counts: when curl fails, the build goes on, unless ghcr.io/acme/base:1 has pipefail in its SHELL. Switch on pipefail"
  `);
});

test("the list of a repository, and a package that comes from nowhere else", () => {
  const has = (behind: string, list = "/etc/apt/sources.list.d/x.list"): boolean =>
    findings(id, `FROM debian:12\nRUN curl -fsSL https://example.com/x.list | tee ${list} && ${behind}`).length > 0;
  expect(has("apt-get update && apt-get install -y tailscale")).toBe(false);
  expect(has("apt-get update && apt-get install -y curl mssql-server=1 && rm /etc/apt/sources.list.d/x.list")).toBe(false);
  expect(has("yum install -y yarn", "/etc/yum.repos.d/yarn.repo")).toBe(false);
  // Debian has one, too.
  expect(has("apt-get update && apt-get install -y nodejs")).toBe(true);
  expect(has("apt-get update && apt-get install -y tailscale || true")).toBe(true);
  expect(has("apt-get update && apt-get install -y tailscale", "/etc/x.list")).toBe(true);
  expect(has("add-apt-repository ppa:x/y && apt-get install -y tailscale")).toBe(true);
});
