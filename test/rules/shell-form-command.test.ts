// shell-form-command: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { defaultConfig, fill, lint as lintFile, noFacts, parse, ruleSet } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "shell-form-command";

const server = { "server.js": 'process.on("SIGTERM", () => process.exit(0));\n' };

test("Debian's dash stays: the command is underlined, the array and exec are offered", () => {
  expect(lint(id, "FROM node:22\nENTRYPOINT node server.js", { files: server })).toMatchInlineSnapshot(`
    "FROM node:22
    ENTRYPOINT node server.js
               ~~~~~~~~~~~~~~ sh stays PID 1 in front of node and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills node. Put exec in front of node, or write a JSON array, and see that the code which node runs handles SIGTERM, or put an init in front: as PID 1 it drops the signal otherwise [Write ENTRYPOINT as a JSON array, without a shell, review] [Put exec in front of node, review]"
  `);
});

test("exec goes in front of the last command, behind its assignments, over continuations", () => {
  const source = "FROM node:22\nCMD cd /app \\\n  # comment\n  && PORT=8080 node server.js";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM node:22
    CMD cd /app \\
        ~~~~~~~~~… sh stays PID 1 in front of node and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills node. Put exec in front of node, and see that the code which node runs handles SIGTERM, or put an init in front: as PID 1 it drops the signal otherwise [Put exec in front of node, review]
      # comment
      && PORT=8080 node server.js"
  `);
  expect(fixAll(id, source)).toMatchInlineSnapshot(`
    "FROM node:22
    CMD cd /app \\
      # comment
      && PORT=8080 exec node server.js"
  `);
});

test("both branches of an if get exec", () => {
  expect(fixAll(id, 'FROM node:22\nCMD if [ -n "$DEV" ]; then node dev.js; else node server.js; fi')).toMatchInlineSnapshot(`
    "FROM node:22
    CMD if [ -n "$DEV" ]; then exec node dev.js; else exec node server.js; fi"
  `);
});

test("the words are split as the shell would", () => {
  expect(fixAll(id, `FROM node:22\nCMD node  "a b.js" 'it''s' x\\ y\n`)).toMatchInlineSnapshot(`
    "FROM node:22
    CMD ["node", "a b.js", "its", "x y"]
    "
  `);
});

test("single quotes make no array: broken-json-array tells it, and this rule where that one is off", () => {
  const source = "FROM node:22\nCMD ['node', 'server.js']";
  expect(lint(id, source)).toBe(source);
  const alone = ruleSet({ ...defaultConfig, ignore: ["broken-json-array"] });
  const found = lintFile(parse(source), alone, noFacts).filter(({ rule }) => rule === id);
  expect(found.map(({ message }) => fill(message.template, message.values))).toEqual([
    "This is no valid JSON array, so a shell reads it and looks for a program called `[node,`. An array has its strings in double quotes, with commas between",
  ]);
});

test("of an unknown base image it only says may, as information", () => {
  expect(lint(id, "FROM example.com/base:1\nCMD node server.js")).toMatchInlineSnapshot(`
    "FROM example.com/base:1
    CMD node server.js
        ~~~~~~~~~~~~~~ A shell starts node and may stay in front of it, which keeps SIGTERM from node: which shell example.com/base:1 has is not known here. Put exec in front of node, or write a JSON array, and see that the code which node runs handles SIGTERM, or put an init in front: as PID 1 it drops the signal otherwise [Write CMD as a JSON array, without a shell, review] [Put exec in front of node, review]"
  `);
  expect(findings(id, "FROM example.com/base:1\nCMD node server.js").map(({ severity }) => severity)).toEqual(["info"]);
});

test("an ENTRYPOINT with a shell that the file needs: exec only", () => {
  expect(lint(id, "FROM openjdk:17-slim\nENTRYPOINT java $JAVA_OPTS -jar /app.jar")).toMatchInlineSnapshot(`
    "FROM openjdk:17-slim
    ENTRYPOINT java $JAVA_OPTS -jar /app.jar
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh stays PID 1 in front of java and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills java. Put exec in front of java [Put exec in front of java, review]"
  `);
});

test.each([
  ["an array", 'FROM node:22\nCMD ["node", "server.js"]'],
  ["an empty array", "FROM node:22\nCMD []"],
  ["exec is there", "FROM node:22\nCMD exec node server.js"],
  ["BusyBox ash becomes the program", "FROM node:22-alpine\nCMD node server.js"],
  ["bash becomes the program", "FROM rockylinux:9\nCMD cd /app && node server.js"],
  ["a command that ends", "FROM node:22\nCMD ls -l"],
  ["a stage that is not the final one", "FROM node:22 AS a\nCMD node server.js\nFROM node:22\nCMD []"],
  ["npm: signal-never-reaches-app tells it", "FROM node:22\nCMD npm start"],
  ["a pipe: signal-never-reaches-app tells it", "FROM node:22\nCMD node server.js | tee log"],
  ["Windows", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD node server.js"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test.each(["buildkit", "hadolint", "all"] as const)("the profile %s reports every command line", (profile) => {
  const source = "FROM node:22-alpine AS a\nCMD node a.js\n\nFROM node:22-alpine\nENTRYPOINT node server.js";
  expect(findings(id, source, { config: { profile } }).map(({ span }) => source.slice(span.start, span.end))).toEqual([
    "node a.js",
    "node server.js",
  ]);
});

test("a health check is told to strict profiles, and stays as it is", () => {
  const strict = { config: { profile: "hadolint" } } as const;
  const source = "FROM debian:12\nHEALTHCHECK CMD curl -f localhost\n";
  expect(lint(id, source, strict)).toContain("HEALTHCHECK CMD is a command line");
  expect(fixAll(id, source, strict)).toBe(source);
});

test("exec in front of tail would change nothing: an init does", () => {
  const source = "FROM debian:12\nCMD tail -f /log";
  expect(lint(id, source)).toContain("tail would not act on it either");
  expect(lint(id, source)).not.toContain("Put exec");
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD tail -f /log');
});

test("a container that only waits: an info, and STOPSIGNAL in place of an init", () => {
  const source = "FROM debian:12\nCMD tail -f /dev/null";
  expect(findings(id, source).map(({ severity }) => severity)).toEqual(["info"]);
  expect(fixAll(id, source)).toBe("FROM debian:12\nSTOPSIGNAL SIGKILL\nCMD tail -f /dev/null");
});

test("in front of a script without exec: both are to be done", () => {
  const says = (script: string): string =>
    lint(id, "FROM debian:12\nWORKDIR /app\nCOPY start.sh .\nCMD ./start.sh", { files: { "start.sh": script } });
  expect(says("#!/bin/sh\nnode server.js\n")).toContain("Write a JSON array, and put exec in front of node in start.sh");
  expect(says("#!/bin/sh\nexec node server.js\n")).toContain("Put exec in front of start.sh, or write a JSON array");
});

test("in front of a script without exec the fix is for both places", () => {
  const source = "FROM debian:12\nWORKDIR /app\nCOPY start.sh .\nCMD ./start.sh";
  const files = { "start.sh": "#!/bin/sh\nnode server.js\n" };
  expect(lint(id, source, { files })).toContain(
    "[Write CMD as a JSON array, without a shell, and put exec in front of node in start.sh, review]",
  );
  expect(lint(id, source, { files: { "start.sh": "#!/bin/sh\nnode server.js | tee log\n" } })).not.toContain("review]");
});

test.each([
  ["a trap and wait let the shell end", 'FROM debian:13\nCMD exec /bin/bash -c "trap : TERM INT; sleep infinity & wait"'],
  [
    "an init in front of a program that has nothing to shut down",
    'FROM debian:13\nRUN apt-get install -y tini\nENTRYPOINT ["tini", "--"]\nCMD tail -f /x',
  ],
])("silent: %s", (_, source) => {
  for (const rule of [id, "signal-never-reaches-app", "ignores-stop-signal"]) expect(lint(rule, source)).not.toContain("~");
});

test("a command line over several lines keeps them", () => {
  const source = "FROM debian:12-slim\nENTRYPOINT /app serve \\\n    --host 0.0.0.0 \\\n    # the port\n    --port   80\nUSER app\n";
  expect(fixAll("shell-form-command", source)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    ENTRYPOINT ["/app", "serve", \\
        "--host", "0.0.0.0", \\
        # the port
        "--port",   "80"]
    USER app
    "
  `);
  expect(fixAll("shell-form-command", source.replace("serve \\\n", "ser\\\n"))).toContain('["/app", "ser');
  expect(fixAll("shell-form-command", "FROM debian:12-slim\nCMD /app   serve\n")).toContain('CMD ["/app", "serve"]');
});

test.each(["base", "$BASE_IMAGE"])("silent on a base that only the build names: %s", (base) => {
  const source = `${base.startsWith("$") ? "ARG BASE_IMAGE\n" : ""}FROM ${base}\nCMD gunicorn a:b`;
  expect(lint(id, source)).toBe(source);
});

test("a command line that is all in quotes is the name of one program", () => {
  const source = 'FROM debian:12\nCOPY run.sh .\nCMD "/bin/bash ./run.sh"\n';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY run.sh .
    CMD "/bin/bash ./run.sh"
        ~~~~~~~~~~~~~~~~~~~~ The quotes make one word of the command line, so a shell looks for a program called \`/bin/bash ./run.sh\`, blanks and all, and the container ends at once. Write a JSON array [Put the words in double quotes, review]
    "
  `);
  expect(fixAll(id, source)).toBe(source.replace('"/bin/bash ./run.sh"', '["/bin/bash", "./run.sh"]'));
  expect(lint(id, "FROM alpine:3.22\nENTRYPOINT 'node server.js'")).toContain("a program called `node server.js`");
  for (const command of ['"/srv/run.sh"', '"/opt/My App/run"', '"$APP" serve', '"node" server.js'])
    expect(lint(id, `FROM debian:12\nCMD ${command}\n`)).not.toContain("The quotes");
});

test("a shell for people waits at a terminal, where it drops the signal itself", () => {
  for (const command of ["bash", "/bin/bash", "sh", "zsh"]) expect(findings(id, `FROM debian:12\nCMD ${command}`)).toHaveLength(0);
  expect(findings(id, "FROM debian:12\nCMD bash", { config: { profile: "buildkit" } })).toHaveLength(1);
});

test("scratch has no shell, and nobody knows whether what COPY brings has one", () => {
  const source = "FROM debian:12 AS base\nRUN mk /out\nFROM scratch\nCOPY --from=base /out /\nENTRYPOINT node server.js";
  expect(lint(id, source)).toBe(source);
});

test("the word that exec belongs in front of is the one that stands there", () => {
  expect(lint(id, 'FROM debian:12\nCMD sh -c "exec rails s"')).toContain(
    "then kills rails. Put exec in front of sh, or write a JSON array",
  );
});

test("what does its work and ends has nothing to shut down", () => {
  for (const words of [
    "ivar help",
    "table2asn -help",
    "python3 -m resfinder -h",
    "panqc nrc --help",
    "/opt/x/usage",
    "./run-tests.sh",
    "/app/migrate",
  ])
    expect(lint(id, `FROM debian:12\nCMD ${words}`)).toBe(`FROM debian:12\nCMD ${words}`);
  for (const words of ["redis-x -h host", "ivar serve help", "./test-server", "./generate-traffic.sh", "./helper"])
    expect(lint(id, `FROM debian:12\nCMD ${words}`), words).toContain("stays PID 1");
  expect(lint(id, "FROM debian:12\nEXPOSE 80\nCMD ./run-tests.sh")).toContain("stays PID 1");
});

test("in front of a script that starts its programs with &: exec and an array alone change nothing", () => {
  const says = (script: string): string =>
    lint(id, "FROM debian:12\nCOPY start.sh /app/\nENTRYPOINT /app/start.sh", { files: { "start.sh": script } });
  expect(says("#!/bin/sh\na-server &\nb-server &\nwait\n")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY start.sh /app/
    ENTRYPOINT /app/start.sh
               ~~~~~~~~~~~~~ sh stays PID 1 in front of start.sh, which starts b-server with &, and SIGTERM ends at sh: \`docker stop\` waits 10 s, then kills everything. Write a JSON array, and give start.sh a trap that passes SIGTERM on"
  `);
  expect(says("#!/bin/sh\ntrap 'kill $a' TERM\na-server & a=$!\nwait\n")).toContain("or write a JSON array");
});

test("a script that is not at hand: exec in front of it is half, and no fix is offered", () => {
  const source = "FROM ubuntu:24.04\nRUN git clone https://example.com/b.git /b\nWORKDIR /b\nCMD umask 0002 && ./start.sh --listen";
  const [found] = findings("shell-form-command", source);
  expect(lint("shell-form-command", source)).toContain("and in start.sh in front of what it starts");
  expect(found?.fixes.filter(({ edits }) => edits().some(({ newText }) => newText.includes("exec")))).toEqual([]);
});
