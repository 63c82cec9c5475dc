// ignores-stop-signal: what it underlines, what it says, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "ignores-stop-signal";

const plain = { "server.js": "require('http').createServer().listen(80);\n" };

test("a program without a handler, for certain", () => {
  expect(lint(id, 'FROM debian:12-slim\nCMD ["sleep", "infinity"]')).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD ["sleep", "infinity"]
         ~~~~~~~~~~~~~~~~~~~ sleep is PID 1 and has no handler for SIGTERM: \`docker stop\` waits 10 s, then kills it. STOPSIGNAL SIGKILL ends it at once, and an init lets SIGTERM end it [Set STOPSIGNAL SIGKILL, review]"
  `);
});

test("a main file without a handler", () => {
  expect(lint(id, 'FROM node:22-bookworm-slim\nCOPY server.js .\nCMD ["node", "server.js"]', { files: plain })).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    COPY server.js .
    CMD ["node", "server.js"]
         ~~~~~~~~~~~~~~~~~~~ node is PID 1, and server.js sets no handler for SIGTERM: \`docker stop\` waits 10 s, then kills it. Handle SIGTERM, or put an init in front of it [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
});

const all = { config: { profile: "all" } } as const;

test("a main file that is not at hand: unless, with the profile all alone", () => {
  const source = 'FROM python:3.13-slim-bookworm\nCMD ["python", "app.py"]';
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, all)).toMatchInlineSnapshot(`
    "FROM python:3.13-slim-bookworm
    CMD ["python", "app.py"]
         ~~~~~~~~~~~~~~~~~~ python is PID 1: unless app.py handles SIGTERM, \`docker stop\` waits 10 s, then kills it. An init in front of it lets SIGTERM end it in any case [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review] [Set STOPSIGNAL SIGINT, review]"
  `);
});

test("a shell that loops", () => {
  expect(lint(id, 'FROM alpine:3.22\nCMD ["sh", "-c", "while true; do date; sleep 60; done"]')).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    CMD ["sh", "-c", "while true; do date; sleep 60; done"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 and does not act on SIGTERM: \`docker stop\` waits 10 s, then kills everything. Trap SIGTERM, or put an init in front of it [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
});

test("tini on Debian: installed below FROM, the entrypoint of the base image kept", () => {
  expect(
    fixAll(id, 'FROM node:22-bookworm-slim\n\nCOPY server.js .\nUSER node\nCMD ["node", "server.js"]', { files: plain }),
  ).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim

    RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*

    COPY server.js .
    USER node
    ENTRYPOINT ["/usr/bin/tini", "--", "docker-entrypoint.sh"]
    CMD ["node", "server.js"]"
  `);
});

test("tini joins an install, on a line of its own where the others have one", () => {
  expect(
    fixAll(
      id,
      `
      from debian:12-slim
      run apt-get update && apt-get install -y --no-install-recommends \\
          ca-certificates \\
          # for the check
          curl \\
        && rm -rf /var/lib/apt/lists/*
      entrypoint ["tail", "-f", "/log"]
    `,
    ),
  ).toMatchInlineSnapshot(`
    "from debian:12-slim
    run apt-get update && apt-get install -y --no-install-recommends \\
        ca-certificates \\
        # for the check
        curl \\
        tini \\
      && rm -rf /var/lib/apt/lists/*
    entrypoint ["/usr/bin/tini", "--", "tail", "-f", "/log"]"
  `);
});

test("tini in a heredoc, with CRLF", () => {
  const source = "FROM alpine:3.22\r\nRUN <<EOF\r\napk add --no-cache curl\r\nEOF\r\nCMD tail -f /log\r\n";
  expect(fixAll(id, source)).toBe(
    'FROM alpine:3.22\r\nRUN <<EOF\r\napk add --no-cache curl tini\r\nEOF\r\nENTRYPOINT ["/sbin/tini", "--"]\r\nCMD tail -f /log\r\n',
  );
});

test("a virtual package is removed later, so tini does not join it", () => {
  const source = 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc && apk del .build\nCMD ["tail", "-f", "/log"]';
  expect(fixAll(id, source)).toContain("FROM alpine:3.22\nRUN apk add --no-cache tini\n");
});

test("an inherited CMD is repeated, a parent stage's entrypoint kept", () => {
  expect(fixAll(id, 'FROM alpine:3.22 AS base\nENTRYPOINT ["tail"]\nCMD ["-f", "/log"]\n\nFROM base\nENV A=1\n')).toMatchInlineSnapshot(`
    "FROM alpine:3.22 AS base
    ENTRYPOINT ["tail"]
    CMD ["-f", "/log"]

    FROM base
    RUN apk add --no-cache tini
    ENV A=1
    ENTRYPOINT ["/sbin/tini", "--", "tail"]
    CMD ["-f", "/log"]
    "
  `);
});

test("an emptied ENTRYPOINT is filled; an old image has no entrypoint script to keep", () => {
  expect(fixAll(id, 'FROM example.com/base\nENTRYPOINT []\nCMD ["tail", "-f", "/log"]')).toContain(
    'ENTRYPOINT ["/usr/local/bin/tini", "--"]\nCMD',
  );
  expect(fixAll(id, 'FROM node:7.10.0-alpine\nCMD ["node", "server.js"]', all)).toContain('ENTRYPOINT ["/sbin/tini", "--"]\n');
});

test("the static release by stages where the distribution has no package, or the user is not root", () => {
  expect(fixAll(id, 'FROM amazonlinux:2023\nCMD ["tail", "-f", "/log"]')).toMatchInlineSnapshot(`
    "FROM scratch AS tini-amd64
    ADD --chmod=755 --checksum=sha256:c5b0666b4cb676901f90dfcb37106783c5fe2077b04590973b885950611b30ee https://github.com/krallin/tini/releases/download/v0.19.0/tini-static-amd64 /tini

    FROM scratch AS tini-arm64
    ADD --chmod=755 --checksum=sha256:eae1d3aa50c48fb23b8cbdf4e369d0910dfc538566bfd09df89a774aa84a48b9 https://github.com/krallin/tini/releases/download/v0.19.0/tini-static-arm64 /tini

    FROM tini-\${TARGETARCH} AS tini

    FROM amazonlinux:2023
    COPY --from=tini /tini /usr/local/bin/tini
    ENTRYPOINT ["/usr/local/bin/tini", "--"]
    CMD ["tail", "-f", "/log"]"
  `);
  expect(fixAll(id, 'FROM alpine:3.22 AS base\nUSER nobody\n\nFROM base\nCMD ["tail", "-f", "/log"]')).toContain(
    "COPY --from=tini /tini /usr/local/bin/tini",
  );
});

test("the name of the new stage is a free one; Oracle Linux has no package epel-release", () => {
  const fixed = fixAll(id, 'FROM debian:12 AS tini\nRUN true\n\nFROM oraclelinux:9\nCMD ["tail", "-f", "/log"]');
  expect(fixed).toContain(
    "FROM tini-binary-${TARGETARCH} AS tini-binary\n\nFROM oraclelinux:9\nCOPY --from=tini-binary /tini /usr/local/bin/tini\n",
  );
});

test("scratch and distroless: the static binary from a Debian stage, or the pinned release", () => {
  const source = 'FROM alpine:3.22 AS tools\n\nFROM scratch\nCOPY --from=tools /bin/busybox /busybox\nCMD ["/busybox", "httpd", "-f"]';
  expect(fixAll(id, source)).toMatchInlineSnapshot(`
    "FROM alpine:3.22 AS tools

    FROM debian:bookworm-slim AS tini
    RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*

    FROM scratch
    COPY --from=tini /usr/bin/tini-static /tini
    COPY --from=tools /bin/busybox /busybox
    ENTRYPOINT ["/tini", "--"]
    CMD ["/busybox", "httpd", "-f"]"
  `);
  const [finding] = findings(id, 'FROM gcr.io/distroless/nodejs22-debian12\nCMD ["server.js"]', all);
  expect(finding?.fixes.map(({ title }) => `${title.template.split(":")[0]} ${title.values.init}`)).toEqual([
    // An info: no stages of a release for that.
    "Add {init} tini",
  ]);
});

test("EPEL is installed first on Rocky Linux", () => {
  expect(fixAll(id, 'FROM rockylinux:9\nCMD ["tail", "-f", "/log"]')).toContain(
    "RUN dnf install -y epel-release && dnf install -y tini && dnf clean all\n",
  );
});

test("init: true in the Compose service", () => {
  const files = {
    ...plain,
    "compose.yaml": "services:\n  db:\n    image: postgres\n  app:\n    build:\n      context: .\n    ports: []\n",
  };
  const [finding] = findings(id, 'FROM node:22\nCOPY . .\nCMD ["node", "server.js"]', { files });
  expect(finding?.fixes.at(-1)?.edits()).toEqual([{ file: "compose.yaml", span: { start: 43, end: 43 }, newText: "    init: true\n" }]);
});

test.each([
  ["a handler", 'FROM node:22\nCOPY . .\nCMD ["node", "server.js"]', { "server.js": "process.on('SIGTERM', () => {})" }],
  ["a program that ends on it", 'FROM nginx:1.29\nCMD ["nginx", "-g", "daemon off;"]', {}],
  ["an init", 'FROM alpine:3.22\nRUN apk add tini\nENTRYPOINT ["/sbin/tini", "--", "tail", "-f", "/log"]', {}],
  ["init: true", 'FROM alpine:3.22\nCMD ["tail", "-f", "/log"]', { "compose.yaml": "services:\n  a:\n    build: .\n    init: true\n" }],
  ["a base image that may have an entrypoint", 'FROM example.com/base\nCMD ["node", "server.js"]', {}],
  ["STOPSIGNAL SIGINT for Python", 'FROM python:3.13\nSTOPSIGNAL SIGINT\nCMD ["python", "-m", "http.server"]', {}],
])("silent: %s", (_, source, files) => {
  expect(lint(id, source, { files })).toBe(source);
});

test("a container that only waits: an info, and a line that costs nothing", () => {
  expect(lint(id, 'FROM alpine:3.22\nCMD ["tail", "-f", "/dev/null"]')).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    CMD ["tail", "-f", "/dev/null"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~ tail is PID 1 and has no handler for SIGTERM: \`docker stop\` waits 10 s, then kills it. STOPSIGNAL SIGKILL ends it at once, and an init lets SIGTERM end it [Set STOPSIGNAL SIGKILL, review]"
  `);
  expect(lint(id, 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\nCMD ["sleep", "infinity"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && apt-get install -y curl
    CMD ["sleep", "infinity"]
         ~~~~~~~~~~~~~~~~~~~ sleep is PID 1 and has no handler for SIGTERM: \`docker stop\` waits 10 s, then kills it. STOPSIGNAL SIGKILL ends it at once, and an init lets SIGTERM end it [Set STOPSIGNAL SIGKILL, review] [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
  expect(fixAll(id, 'FROM alpine:3.22\nCMD ["tail", "-f", "/dev/null"]')).toBe(
    'FROM alpine:3.22\nSTOPSIGNAL SIGKILL\nCMD ["tail", "-f", "/dev/null"]',
  );
  // A log that is followed is the work of something else.
  expect(lint(id, 'FROM debian:12\nCMD ["tail", "-F", "/var/log/app.log"]')).toContain("An init in front of it");
});

test("no package of a release that has left the mirrors", () => {
  const source = (image: string): string => `FROM ${image}\nCOPY server.js .\nRUN apt-get install -y nodejs\nCMD ["node", "server.js"]`;
  const offers = (image: string): boolean => fixAll(id, source(image), { files: plain }).includes("apt-get update && apt-get install");
  expect(["debian:10", "debian:9-slim", "ubuntu:23.10", "node:14-buster"].map(offers)).toEqual([false, false, false, false]);
});

const safes = ['CMD ["mysqld_safe"]', "CMD mysqld_safe --user=mysql", 'ENTRYPOINT ["/usr/bin/tini", "--", "mariadbd-safe"]'];

test.each(safes)("it ignores the signal on purpose, behind an init too: %s", (start) => {
  const drawn = lint(id, `FROM debian:12-slim\n${start}`);
  expect(drawn).toMatch(/ignores SIGTERM on purpose, and neither exec nor an init changes that/);
  expect(drawn).toMatch(/Start (?:mysqld|mariadbd) directly, as PID 1$/m);
  expect(lint("shell-form-command", `FROM debian:12-slim\n${start}`)).not.toMatch(/~/);
});

test("a script that starts it hears of it once; the server itself, and what starts servers and ends, are fine", () => {
  const files = { "run.sh": "#!/bin/sh\nmkdir -p /run/mysqld\nmysqld_safe\n" };
  const script = 'FROM debian:12-slim\nCOPY run.sh /run.sh\nCMD ["/run.sh"]';
  expect(lint(id, script, { files })).toMatch(/mysqld_safe ignores SIGTERM on purpose/);
  expect(lint("entrypoint-script-without-exec", script, { files })).toBe(script);
  for (const line of ['CMD ["mysqld"]', 'CMD ["mysqld_multi", "start"]', 'STOPSIGNAL SIGKILL\nCMD ["mysqld_safe"]']) {
    const source = `FROM debian:12-slim\n${line}`;
    expect(lint(id, source)).toBe(source);
  }
});

test("a trap may end the server in another way; another ENTRYPOINT may do so, too", () => {
  const files = { "run.sh": "#!/bin/sh\ntrap 'mysqladmin shutdown' TERM\nmysqld_safe &\nwait\n" };
  for (const source of ['FROM debian:12-slim\nCOPY run.sh /run.sh\nCMD ["/run.sh"]', 'FROM example/base\nCMD ["mysqld_safe"]'])
    expect(lint(id, source, { files })).toBe(source);
});

test("a script that does its work and ends", () => {
  const source = 'FROM python:3.13-slim-bookworm\nRUN pip install psycopg\nCOPY run.py .\nCMD ["python", "run.py"]';
  expect(lint(id, source, { files: { "run.py": "import psycopg; print(1)" } })).toBe(source);
});

test("the files that the program imports are read, too: all of them, or nothing is said", () => {
  const source = 'FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]';
  const main = 'import { app } from "./app.js";\napp.listen(80);\n';
  const silent = (files: Readonly<Record<string, string>>) =>
    expect(lint(id, source, { files: { "server.js": main, ...files } })).toBe(source);
  expect(
    lint(id, source, { files: { "server.js": main, "app.js": 'import "./routes/index.js";\n', "routes/index.js": "export {};\n" } }),
  ).toContain("server.js sets no handler for SIGTERM");
  silent({ "app.js": 'import "./routes/index.js";\n' });
  silent({ "app.js": 'import "./stop.js";\n', "stop.js": 'process.on("SIGTERM", () => process.exit(0));\n' });
  silent({ "app.js": 'import "./server.js";\nimport "./app.js";\nimport { terminus } from "@godaddy/terminus";\n' });
});

test("what TypeScript compiles is read in its source", () => {
  const source = 'FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nCMD ["node", "dist/main.js"]';
  const files = { "src/main.ts": 'import express from "express";\nconst app = express();\napp.listen(80);\n' };
  expect(lint(id, source, { files })).toContain("src/main.ts sets no handler for SIGTERM");
  expect(lint(id, source, { files: { "src/main.ts": `${files["src/main.ts"]}process.once("SIGTERM", () => process.exit());\n` } })).toBe(
    source,
  );
});

describe("uWSGI with a master reloads on SIGTERM", () => {
  const start = (words: string, more = ""): string => `FROM python:3.13-slim-bookworm\n${more}COPY . /app/\nWORKDIR /app\nCMD [${words}]`;
  const ini = (lines: string) => ({ files: { "uwsgi.ini": `[uwsgi]\nhttp-socket = :80\n${lines}\n` } });

  test("by its ini file: STOPSIGNAL SIGINT ends it", () => {
    const source = start('"uwsgi", "uwsgi.ini"');
    expect(lint(id, source, ini("master = true"))).toMatchInlineSnapshot(`
      "FROM python:3.13-slim-bookworm
      COPY . /app/
      WORKDIR /app
      CMD ["uwsgi", "uwsgi.ini"]
           ~~~~~~~~~~~~~~~~~~~~ uwsgi with a master reloads on SIGTERM in place of ending, and neither exec nor an init changes that: \`docker stop\` waits 10 s, then kills it. Set die-on-term, or STOPSIGNAL SIGINT [Set STOPSIGNAL SIGINT, review]"
    `);
    expect(fixAll(id, source, ini("master = true"))).toContain("STOPSIGNAL SIGINT");
  });

  test.each([
    ["an option", start('"uwsgi", "--http", ":80", "--master"'), ""],
    ["the short one", start('"uwsgi", "-Mp", "2", "--ini", "uwsgi.ini"'), ""],
    ["a variable", start('"uwsgi", "--http", ":80"', "ENV UWSGI_MASTER=1\n"), ""],
    ["without a value, behind an init", start('"tini", "--", "uwsgi", "--ini=/app/uwsgi.ini"'), "master"],
  ])("told: %s", (_, source, lines) => expect(lint(id, source, ini(lines))).toContain("uwsgi with a master reloads on SIGTERM"));

  test.each([
    ["die-on-term in the file", start('"uwsgi", "uwsgi.ini"'), "master = true\ndie-on-term = true"],
    ["die-on-term on the command line", start('"uwsgi", "uwsgi.ini", "--die-on-term"'), "master = true"],
    ["die-on-term in a variable", start('"uwsgi", "uwsgi.ini"', "ENV UWSGI_DIE_ON_TERM=true\n"), "master = true"],
    ["no master", start('"uwsgi", "uwsgi.ini"'), ";master = true"],
    ["master = false", start('"uwsgi", "uwsgi.ini"'), "master = false"],
    ["the file is not at hand", start('"uwsgi", "--ini", "/etc/other.ini", "--master"'), ""],
    ["it includes another", start('"uwsgi", "uwsgi.ini"'), "master = true\ninclude = more.ini"],
    ["a hook of its own", start('"uwsgi", "uwsgi.ini"'), "master = true\nhook-master-start = unix_signal:15 gracefully_kill_them_all"],
    ["it exits in place of a reload", start('"uwsgi", "uwsgi.ini"'), "master = true\nexit-on-reload = true"],
    ["a placeholder", start('"uwsgi", "uwsgi.ini"'), "master = $(MASTER)"],
    ["two sections", start('"uwsgi", "uwsgi.ini"'), "master = true\n[other]\ndie-on-term = true"],
    ["STOPSIGNAL", `${start('"uwsgi", "--master"')}\nSTOPSIGNAL SIGINT`, ""],
    ["the emperor", start('"uwsgi", "--master", "--emperor", "/etc/uwsgi"'), ""],
  ])("silent: %s", (_, source, lines) => expect(lint(id, source, ini(lines))).toBe(source));
});

test("a program that needs longer than docker stop waits: an init is no remedy, another signal is", () => {
  const slow = (start: string): string => `FROM debian:12-slim\n${start}CMD ["squid", "-N"]`;
  expect(findings(id, slow(""))).toHaveLength(1);
  expect(lint(id, slow(""))).toContain("[Set STOPSIGNAL SIGINT, review]");
  expect(findings(id, slow('ENTRYPOINT ["/usr/bin/tini", "--"]\n'))).toHaveLength(1);
  expect(findings(id, slow("STOPSIGNAL SIGINT\n"))).toEqual([]);
});
