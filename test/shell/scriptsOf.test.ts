// Dockerfiles in, the scripts of their instructions out; every word is cut out of the file by its span.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";

/** `RUN dash: a b | c` — keyword, dialect, options, then the commands as their words stand in the file. */
function scripts(text: string): string[] {
  const doc = parse(text);
  return doc.each().flatMap((instruction) =>
    scriptsOf(doc, instruction).map(({ dialect, startOptions, commands }) => {
      const lines = commands.map(({ words }) => words.map(({ span }) => text.slice(span.start, span.end)).join(" "));
      return `${instruction.keyword} ${[dialect, ...startOptions].join(" ")}: ${lines.join(" | ")}`;
    }),
  );
}

const run = (image: string, rest = "RUN a") => scripts(`FROM ${image}\n${rest}\n`);

test.each([
  ["alpine:3.20", "ash"],
  ["debian:12-slim", "dash"],
  ["node:22", "dash"],
  ["node:22-alpine", "ash"],
  ["fedora", "bash"],
  ["rockylinux:9", "bash"],
  ["busybox", "ash"],
  ["example.com/own/image:1", "sh"],
  ["$UNKNOWN", "sh"],
])("%s has %s", (image, dialect) => {
  expect(run(image)).toEqual([`RUN ${dialect}: a`]);
});

test("a stage has the shell of the image that its parents begin with", () => {
  expect(scripts("FROM alpine AS a\nRUN x\nFROM a AS b\nFROM b\nRUN y")).toEqual(["RUN ash: x", "RUN ash: y"]);
});

test("SHELL decides, with its options", () => {
  expect(run("alpine", 'SHELL ["/bin/bash", "-o", "pipefail", "-ec"]\nRUN a')).toEqual(["RUN bash pipefail errexit: a"]);
  expect(run("debian", 'SHELL ["/bin/sh", "-exc"]\nRUN a')).toEqual(["RUN dash errexit xtrace: a"]);
  expect(run("debian", 'SHELL ["conda", "run", "-n", "e", "/bin/bash", "-c"]\nRUN a')).toEqual(["RUN bash: a"]);
  expect(run("debian", 'SHELL ["python3", "-c"]\nRUN a')).toEqual([]);
  expect(run("debian", 'SHELL ["pwsh", "-Command"]\nRUN a')).toEqual([]);
  expect(run("debian", 'SHELL ["powershell.exe", "-Command"]\nRUN a\nSHELL ["/bin/zsh", "-c"]\nRUN b')).toEqual(["RUN zsh: b"]);
});

test("a comment for hadolint decides where SHELL does not", () => {
  expect(scripts("# hadolint shell=bash\nFROM own/image\nRUN a")).toEqual(["RUN bash: a"]);
  expect(scripts("FROM a\nRUN a\n# hadolint shell=bash\nRUN b\nFROM c\nRUN d")).toEqual(["RUN sh: a", "RUN bash: b", "RUN sh: d"]);
  expect(scripts("FROM a\n# hadolint shell=pwsh\nRUN b")).toEqual([]);
});

test("Windows files have no scripts", () => {
  expect(run("mcr.microsoft.com/windows/servercore:ltsc2022")).toEqual([]);
  expect(run("mcr.microsoft.com/windows/nanoserver:1809", 'RUN ["sh", "-c", "a"]')).toEqual([]);
  expect(run("golang:1.22-windowsservercore")).toEqual([]);
  expect(run("--platform=windows/amd64 own/image")).toEqual([]);
  expect(scripts("# escape=`\nFROM own/image\nRUN dir")).toEqual([]);
});

test("continuations and comments between are gone, spans stand in the file", () => {
  expect(run("debian", "RUN apt-get \\\n  # why\n  up\\\ndate \\\n\n && b # c \\\n  d")).toEqual(["RUN dash: apt-get up\\\ndate | b"]);
  expect(scripts("# escape=`\nFROM debian\nRUN a `\r\n  b\\c `\r\n# x\r\n  && d\r\nCMD e")).toEqual([
    "RUN dash: a b\\c | d",
    "CMD dash: e",
  ]);
});

test("shell forms of CMD, ENTRYPOINT and HEALTHCHECK, bodies of ONBUILD", () => {
  const file =
    'FROM debian\nHEALTHCHECK --interval=5s CMD curl -f x || exit 1\nONBUILD RUN a\nENTRYPOINT exec b\nCMD c\nCMD ["d"]\nHEALTHCHECK NONE\nUSER e';
  expect(scripts(file)).toEqual(["HEALTHCHECK dash: curl -f x | exit 1", "RUN dash: a", "ENTRYPOINT dash: exec b", "CMD dash: c"]);
});

test("exec forms that start a shell", () => {
  expect(run("debian", 'CMD ["sh", "-c", "a \\"b c\\" && d"]')).toEqual(['CMD dash: a \\"b c\\ | d']);
  expect(run("debian", 'ENTRYPOINT ["/usr/bin/tini", "--", "/bin/bash", "-elc", "a"]')).toEqual(["ENTRYPOINT bash errexit: a"]);
  expect(run("alpine", 'HEALTHCHECK CMD ["busybox", "sh", "-c", \\\n "a"]')).toEqual(["HEALTHCHECK ash: a"]);
  expect(run("debian", 'CMD ["bash", "script.sh", "-c", "a"]')).toEqual([]);
  expect(run("debian", 'CMD ["bash"]\nCMD ["sh", "-c"]')).toEqual([]);
});

test("heredocs that the builder hands to a shell", () => {
  expect(run("debian", "RUN <<EOF\na \\\n  b\nc\nEOF\nRUN d")).toEqual(["RUN dash: a b | c", "RUN dash: d"]);
  expect(run("debian", "RUN <<-'EOF'\n\ta\n\t\tb\n\tEOF")).toEqual(["RUN dash: a | b"]);
  expect(run("debian", "RUN <<EOF\r\na b\r\nc\r\nEOF\r\n")).toEqual(["RUN dash: a b | c"]);
  expect(run("debian", "RUN << EOF\na\nb\nEOF")).toEqual(["RUN dash: a | b"]);
  expect(run("debian", 'RUN <<"THE END"\na\nb\nTHE END')).toEqual(["RUN dash: a | b"]);
});

test("a heredoc's first line names its interpreter", () => {
  expect(run("debian", "RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF")).toEqual([]);
  expect(run("debian", "RUN <<EOF\n#!/usr/bin/env bash\na\nEOF")).toEqual(["RUN bash: a"]);
  expect(run("debian", "RUN <<EOF\n#!/bin/sh -eu\na\nEOF")).toEqual(["RUN dash errexit nounset: a"]);
});

test("heredocs that a command reads: a shell's are scripts, others are data", () => {
  expect(run("debian", "RUN python3 <<EOF\nimport os\nEOF")).toEqual(["RUN dash: python3"]);
  expect(run("debian", "RUN cat <<EOF > /f && b\ndata $(c)\nEOF")).toEqual(["RUN dash: cat | b | c"]);
  expect(run("debian", "RUN bash -e <<'EOF'\na | b\nEOF")).toEqual(["RUN dash: bash -e", "RUN bash errexit: a | b"]);
  expect(run("debian", "RUN x <<A && sudo sh -s y <<-B\n1\nA\n\tc \\$d\n\tB")).toEqual(["RUN dash: x | sudo sh -s y", "RUN dash: c $d"]);
  expect(run("debian", "RUN sh script <<EOF\na\nEOF")).toEqual(["RUN dash: sh script"]);
});

test("an unfinished file gives what it can", () => {
  expect(scripts("RUN a && 'b")).toEqual(["RUN sh: a | 'b"]);
  expect(run("debian", "RUN <<EOF\na")).toEqual(["RUN dash: a"]);
  expect(run("debian", "RUN")).toEqual([]);
});
