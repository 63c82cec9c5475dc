// The text tree of `dockwright startup` and hover, and the one line over the deciding instruction.
import { expect, test } from "vitest";
import { codeLensText, renderStartup } from "../../server/src/core";
import { simulate } from "./support";

const files = {
  "entry.sh": '#!/bin/sh\n"$@"\n',
  "package.json": '{"scripts":{"start":"node server.js"}}',
  "server.js": 'process.on("SIGTERM", stop);',
};

test("a tree of processes, what happens on stop, and the reasons in order", () => {
  const found = simulate('FROM debian:12\nCOPY entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["redis-server","--save",""]', files);
  expect(renderStartup(found)).toMatchInlineSnapshot(`
    "stage  0
    PID 1  /bin/sh /entry.sh redis-server --save ''  (exec form of ENTRYPOINT)
           └─ redis-server --save ''  (/entry.sh runs it and waits)
    stop   SIGTERM does not reach the application; killed after 10 s
    orphans reaped by PID 1
    verdict problem
      - /entry.sh runs redis-server without exec, so sh stays in front of it.
      - redis-server ends on SIGTERM by itself.
      - \`docker stop\` waits 10 s and then kills everything, exit code 137: sh has no trap for SIGTERM, and for PID 1 the kernel drops a signal without a handler; redis-server hears nothing of it."
  `);
});

test("`=` stands where one process becomes the next", () => {
  const found = simulate("FROM alpine:3.20 AS app\nWORKDIR /app\nCOPY . .\nCMD npm start", files);
  expect(renderStartup(found)).toMatchInlineSnapshot(`
    "stage  app
    PID 1  /bin/sh -c 'npm start'  (shell form of CMD)
           = npm start  (sh becomes the last command of -c)
           └─ sh -c 'node server.js'  (npm runs the package script with sh -c)
              = node server.js  (sh becomes the last command of -c)
    stop   SIGTERM reaches the application; the container stops by itself
    orphans stay zombies
    verdict problem
      - sh becomes npm: it is replaced by its last command.
      - npm passes SIGTERM to the shell that it started, and to nothing else.
      - sh becomes node: it is replaced by its last command.
      - server.js installs a handler for SIGTERM.
      - \`docker stop\` reaches node, which shuts down.
      - npm does not wait for orphans that are handed to it: they stay zombies."
  `);
});

test.each([
  ["FROM debian:12\nWORKDIR /app\nCOPY . .\nCMD npm start", "PID 1: sh → npm → sh → node · SIGTERM does not reach node"],
  ['FROM debian:12\nWORKDIR /app\nCOPY . .\nCMD ["node","server.js"]', "PID 1: node · stops on SIGTERM"],
  ['FROM debian:12\nCMD ["sleep","infinity"]', "PID 1: sleep · ignores SIGTERM, killed after 10 s"],
  ['FROM debian:12\nCMD ["/opt/agent"]', "PID 1: agent"],
  ["FROM debian:12", "PID 1: bash"],
  ["FROM scratch", undefined],
  ["FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD app.exe", undefined],
])("%j: %s", (source, expected) => {
  expect(codeLensText(simulate(source, files))).toBe(expected);
});

test("each reason points to the line that it follows from", () => {
  const source = 'FROM nginx\nSTOPSIGNAL SIGTERM\nCOPY entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["nginx", "-g", "daemon off;"]';
  const found = simulate(source, files);
  expect(found.reasons.map(({ span }) => span && source.slice(span.start, span.end).split(" ")[0])).toEqual([
    "COPY",
    "ENTRYPOINT",
    "STOPSIGNAL",
  ]);
});
