// Files that tell what runs, wherever they come from: printed by a RUN, found along PATH, in the folder of a workspace's package.
import { describe, expect, test } from "vitest";
import { drawn, simulate } from "./support";

test("a script that printf writes line by line", () => {
  const source = `
    FROM python:3.13-slim
    RUN printf '%s\\n' '#!/bin/sh' 'echo 100%%' 'gunicorn app:app' > /e.sh && chmod +x /e.sh
    ENTRYPOINT ["/e.sh"]`;
  expect(drawn(source)).toMatchInlineSnapshot(`"sh ─ gunicorn · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem"`);
});

test.each<[string, string]>([
  ["{ echo '#!/bin/sh'; echo 'echo ready'; echo 'gunicorn app:app'; } > /e.sh", "problem"],
  ["(printf '#!/bin/sh\\n'; printf 'exec %s\\n' 'gunicorn app:app') > /e.sh", "ok"],
  ["{ echo '#!/bin/sh'; echo 'echo ready'; } > /e.sh; { echo 'gunicorn app:app'; } >> /e.sh", "problem"],
  ["{ echo '#!/bin/sh'; if [ -n \"$X\" ]; then echo 'exec gunicorn app:app'; fi; } > /e.sh", "unknown"],
  ["{ echo '#!/bin/sh'; cat /tail.sh; } > /e.sh", "unknown"],
  ["for word in a b; do echo $word; done > /e.sh", "unknown"],
])("a script that a group of commands writes: %s", (run, verdict) => {
  expect(simulate(`FROM python:3.13-slim\nRUN ${run} && chmod +x /e.sh\nENTRYPOINT ["/e.sh"]`).verdict).toBe(verdict);
});

test("a folder that ENV puts in front of the base image's PATH", () => {
  const source = `
    FROM python:3.13-alpine
    WORKDIR /srv
    COPY . .
    ENV PATH /srv/bin:$PATH
    CMD ["start", "gunicorn", "app:app"]`;
  expect(drawn(source, { "bin/start": '#!/bin/sh\nset -e\nexec "$@"\n' })).toMatchInlineSnapshot(
    `"sh = gunicorn · PID 1 gunicorn · SIGTERM reaches yes, prompt yes · reaps yes · ok"`,
  );
});

describe("an image whose tag is a variable", () => {
  test.each([
    ["php:${V}-apache", '["apache2-foreground"]', "SIGWINCH"],
    ["php:${V}", '["apache2-foreground"]', "SIGTERM"],
    ["postgres:${V}", '["postgres"]', "SIGINT"],
    ["${MIRROR}/postgres:${V}-alpine", '["postgres"]', "SIGINT"],
    ["${BASE}", '["postgres"]', "SIGTERM"],
  ])("%s", (image, start, signal) => expect(simulate(`ARG V\nARG MIRROR\nARG BASE\nFROM ${image}\nCMD ${start}`).stop.signal).toBe(signal));
});

describe("packages of a workspace", () => {
  const files = {
    "package.json": '{"workspaces":{"packages":["parts/*"]},"scripts":{"start":"echo no"}}',
    "pnpm-workspace.yaml": "packages:\n  # all\n  - 'parts/*'\n  - tools\n",
    "parts/shop-api/package.json": '{"name":"@shop/api","scripts":{"start":"exec node server.js"}}',
    "parts/shop-api/server.js": "process.on('SIGTERM', stop); require('http').createServer().listen(80)",
    "tools/package.json": '{"name":"tools","scripts":{"start":"exec node tool.js"}}',
  };
  test.each([
    '["npm", "start", "-w", "@shop/api"]',
    '["npm", "run", "start", "--workspace=parts/shop-api"]',
    '["yarn", "workspace", "@shop/api", "start"]',
    '["pnpm", "--filter", "@shop/api", "start"]',
    '["pnpm", "--filter", "api", "run", "start"]',
    '["pnpm", "-F", "./parts/shop-api", "start"]',
  ])("%s", (start) => {
    const { chain } = simulate(`FROM node:24-bookworm-slim\nWORKDIR /app\nCOPY . .\nCMD ${start}`, files);
    expect(chain.at(-1)?.app?.file?.path).toBe("/app/parts/shop-api/server.js");
  });

  test("a literal folder, and a package that is not there", () => {
    const last = (name: string) =>
      simulate(`FROM node:24-slim\nWORKDIR /app\nCOPY . .\nCMD ["pnpm","--filter","${name}","start"]`, files).chain.at(-1);
    expect(last("tools")?.argv).toEqual(["node", "tool.js"]);
    expect(last("other")?.argv).toEqual([]);
  });
});

test("settings of supervisord beside files that are none", () => {
  const source =
    'FROM debian:12\nRUN apt-get update && apt-get install -y supervisor\nCOPY s.conf /etc/supervisor/s.conf\nCOPY app.py run.sh /\nCMD ["supervisord", "-c", "/etc/supervisor/s.conf"]';
  expect(simulate(source, { "s.conf": "[supervisord]\nlogfile=/dev/null\n" }).endsAtOnce).toBe("yes");
  expect(simulate(source, { "s.conf": "[supervisord]\nnodaemon=true\n" }).endsAtOnce).toBe("no");
});
