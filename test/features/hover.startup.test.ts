// Hover of the start command, of STOPSIGNAL and of an init's word; the code lens over the deciding line.
import { expect, test } from "vitest";
import { codeLens, parse } from "../../server/src/core";
import { hover } from "../../server/src/core/features/hover";
import { cursor } from "../support/cursor";
import { factsFrom } from "../support/facts";
import { dedent } from "../support/text";

/** What holds in this file: what stands in front of the example. */
function notes(source: string, files: Readonly<Record<string, string>> = {}): string | undefined {
  const { text, offset } = cursor(source);
  return hover(parse(text), offset, factsFrom(files))?.markdown.replace(/\n\n```[\s\S]*$/, "");
}

const npm = { "package.json": '{"scripts":{"start":"node server.js"}}' };

test("CMD: command line, processes, stop, orphans", () => {
  expect(notes('FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\n<|>CMD ["npm", "start"]', npm)).toMatchInlineSnapshot(`
    "**\`CMD\`**: Sets what the container runs by default, or the default arguments of ENTRYPOINT.

    - Exec form here: the program is started directly, without a shell.
    - The container starts with \`docker-entrypoint.sh npm start\`.
    - PID 1: \`npm\` → \`sh\` → \`node\`.
    - npm passes SIGTERM to the shell that it started, and to nothing else.
    - \`sh -c\` stays in front of node: Debian's and Ubuntu's dash never replaces itself by the command of -c.
    - node handles SIGTERM only if server.js does, and its text is not at hand.
    - \`docker stop\` ends the container at once, but node gets no SIGTERM: it is killed without a chance to shut down.
    - npm does not wait for orphans that are handed to it: they stay zombies."
  `);
});

test("ENTRYPOINT in shell form on Debian", () => {
  expect(notes("FROM debian:12\nENT<|>RYPOINT sleep infinity")).toMatchInlineSnapshot(`
    "**\`ENTRYPOINT\`**: Sets the program that the container starts.

    - Shell form here: run by \`/bin/sh -c\` (dash).
    - The container starts with \`/bin/sh -c 'sleep infinity'\`.
    - PID 1: \`sh\` → \`sleep\`.
    - \`sh -c\` stays in front of sleep: Debian's and Ubuntu's dash never replaces itself by the command of -c.
    - sleep has no handler for SIGTERM.
    - \`docker stop\` waits 10 s and then kills everything, exit code 137: sh has no trap for SIGTERM, and for PID 1 the kernel drops a signal without a handler; sleep hears nothing of it.
    - \`sh\` reaps orphans."
  `);
});

test("STOPSIGNAL tells of the start, too", () => {
  expect(notes('FROM python:3.13\nSTOPSIG<|>NAL SIGINT\nCMD ["python", "-m", "http.server"]')).toMatchInlineSnapshot(`
    "**\`STOPSIGNAL\`**: Sets the signal that \`docker stop\` sends to the container's first process.

    - The container starts with \`python -m http.server\`.
    - PID 1: \`python\`.
    - http.server has no handler for SIGTERM.
    - \`docker stop\` reaches python, which shuts down.
    - python does not wait for orphans that are handed to it: they stay zombies."
  `);
});

test("a replaced CMD says nothing of the start", () => {
  expect(notes('FROM debian:12\nCM<|>D ["a"]\nCMD ["sleep", "1d"]')).not.toContain("PID 1");
});

test("an init's word: its options in use, its environment", () => {
  expect(
    notes('FROM debian:12\nENV TINI_SUBREAPER=1\nENTRYPOINT ["/usr/bin/ti<|>ni", "-g", "-e", "143", "--", "java"]'),
  ).toMatchInlineSnapshot(`
    "**\`tini\`**: a small init. As PID 1 it passes signals on to its child, reaps orphans and ends when its child ends.

    - \`-g\` sends signals to the child's whole process group instead of the child alone.
    - \`-e\` turns this exit code into 0; may be repeated.
    - \`--\` ends its own options.
    - \`TINI_SUBREAPER\` stands in ENV: as \`-s\` (when it is set, to any value).
    - Exit code: the child's own; 128 + n when signal n ended it; 127 when the program is not found, 126 when it cannot be run, 1 for a wrong option.
    - What stands between it and the program, such as a shell, must pass signals on itself: let \`exec\` start the program."
  `);
  expect(notes('FROM debian:12\nENTRYPOINT ["dumb-<|>init", "--rewrite", "15:2", "--", "x"]')).toContain("`--rewrite`");
});

const lens = (source: string, files: Readonly<Record<string, string>> = {}) => {
  const doc = parse(dedent(source));
  return codeLens(doc, factsFrom(files)).map(({ span, text }) => `${doc.slice(span)}: ${text}`);
};

test("the lens stands over the instruction that decides", () => {
  expect(lens('FROM node:22-bookworm-slim\nCOPY . .\nCMD ["npm", "start"]', npm)).toEqual([
    "CMD: PID 1: npm → sh → node · SIGTERM does not reach node",
  ]);
  expect(lens('FROM debian:12\nENTRYPOINT ["sleep"]\nCMD ["infinity"]')).toEqual([
    "ENTRYPOINT: PID 1: sleep · ignores SIGTERM, killed after 10 s",
  ]);
  expect(lens('FROM node:22\nCMD ["node", "a.js"]', { "compose.yaml": "services:\n  a:\n    build: .\n    init: true\n" })).toEqual([
    "CMD: PID 1: docker-init → node · stops on SIGTERM",
  ]);
  expect(lens("FROM nginx:1.29")).toEqual([]);
});
