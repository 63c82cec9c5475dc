// Which fixes change how a container starts and stops, of which kind they are, and what each would change.
import { expect, test } from "vitest";
import type { Facts } from "../../server/src/core/facts";
import type { Dockerfile } from "../../server/src/core/model/types";
import { changesOf, fixOfKind, provableFixes, startFixes, upToStage } from "../../server/src/core/prove";
import { startup } from "../../server/src/core/startup";

const facts = (files: Readonly<Record<string, string>> = {}): Facts => ({
  files: new Map(Object.entries(files)),
  directories: new Map([[".", Object.keys(files)]]),
  dockerignore: null,
  version: 1,
});

function read(text: string, target?: string): Dockerfile {
  const doc = upToStage(text, target);
  if (!doc) throw new Error("no such stage");
  return doc;
}

const chosen = (text: string, files: Readonly<Record<string, string>> = {}): Record<string, string | undefined> => {
  const doc = read(text);
  const known = facts(files);
  const fixes = startFixes(doc, known);
  return Object.fromEntries(provableFixes.map((kind) => [kind, fixOfKind(doc, known, fixes, kind)?.title]));
};

test("a handler behind a shell: exec alone; an init was asked for, so it is made without a rule", () => {
  const files = { "server.js": 'process.on("SIGTERM", () => process.exit(0));\nrequire("http").createServer().listen(80);\n' };
  expect(chosen("FROM node:22-bookworm-slim\nCOPY server.js .\nCMD node server.js\n", files)).toEqual({
    tini: "Add tini in front of what the container starts with",
    "dumb-init": "Add dumb-init in front of what the container starts with",
    exec: "Write CMD as a JSON array, without a shell",
  });
});

test("no handler behind a shell: exec and an init in one", () => {
  const found = chosen("FROM node:22-bookworm-slim\nCOPY s.js .\nCMD node s.js\n", {
    "s.js": 'require("http").createServer().listen(80);\n',
  });
  expect(found.exec).toBe(found.tini);
  expect(found.tini).toMatch(/^Write CMD as a JSON array, and add tini/);
});

test("no handler and no shell: an init, and nothing that exec could do", () => {
  expect(chosen('FROM debian:bookworm-slim\nCMD ["tail", "-f", "/var/log/x"]\n')).toMatchObject({ tini: /tini/, exec: undefined });
});

test("exec in a script of the context edits that file", () => {
  const doc = read('FROM debian:bookworm-slim\nCOPY run.sh /run.sh\nCMD ["/run.sh"]\n');
  const known = facts({ "run.sh": "#!/bin/sh\nnginx -g 'daemon off;'\n" });
  const fix = fixOfKind(doc, known, startFixes(doc, known), "exec");
  const before = startup(doc, known);
  expect([...(fix?.files ?? [])]).toEqual([["run.sh", "#!/bin/sh\nexec nginx -g 'daemon off;'\n"]]);
  expect(before && fix && changesOf(before, fix)).toEqual([
    "PID 1: sh → nginx",
    "SIGTERM: killed after 10 s → stops by itself",
    "stop: the program does not hear of it → the program hears of it",
  ]);
});

test("an init is there, or nobody knows what the image starts with: none is made", () => {
  expect(
    chosen('FROM debian\nRUN apt-get install -y tini\nENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "x.js"]\n').tini,
  ).toBeUndefined();
  expect(chosen('FROM example.org/some/image\nCMD ["serve"]\n').tini).toBeUndefined();
});

test("what goes into the background has its words as the fix, of no kind", () => {
  const doc = read('FROM debian:bookworm-slim\nCMD ["nginx"]\n');
  const [fix] = startFixes(doc, facts());
  expect(fix).toMatchObject({ rule: "start-command-in-background", kinds: [] });
  expect(fix?.text).toContain("daemon off;");
});

test("up to a stage by name or number; what stands behind it does not count", () => {
  const text = 'FROM debian AS a\nCMD sleep 1\nFROM alpine AS b\nCMD ["sh"]\n';
  expect(read(text, "a").text).toBe("FROM debian AS a\nCMD sleep 1\n");
  expect(read(text, "1").text).toBe(text);
  expect(read(text, "A").stages).toHaveLength(1);
  expect(upToStage(text, "c")).toBeUndefined();
});
