// A script that does its work and ends is no service: nobody stops it, and a signal that it drops harms nothing.
import { describe, expect, test } from "vitest";
import { simulate } from "./support";

type Found = "ends" | "stays" | "unknown";

function found(start: string, files: Readonly<Record<string, string>>, base: string): Found {
  const copies = Object.keys(files).map((file) => `COPY ${file} ./${file}`);
  const { verdict, chain } = simulate(`FROM ${base}\nWORKDIR /app\n${copies.join("\n")}\nCMD ${start}`, files);
  return verdict === "problem" ? "stays" : chain.at(-1)?.app?.kind === "task" ? "ends" : "unknown";
}

const python = (text: string, more: Readonly<Record<string, string>> = {}): Found =>
  found('["python", "run.py"]', { "run.py": text, ...more }, "python:3.13-slim");
const node = (text: string): Found => found('["node", "run.js"]', { "run.js": text }, "node:24-bookworm-slim");
const php = (text: string): Found => found('["php", "run.php"]', { "run.php": text }, "php:8.4-cli");

describe("Python", () => {
  test.each<[string, Found]>([
    ["import psycopg; print(1)", "ends"],
    ["import os.path, sys\nfrom pandas import read_csv\nfor row in read_csv(sys.argv[1]):\n    print(row)\n", "ends"],
    ["print('hello')", "ends"],
    ["import json\n# while True:\nprint(1)", "ends"],
    ["import subprocess\nsubprocess.run(['ls'])", "unknown"],
    ["import time\nwhile True:\n    time.sleep(1)\n", "stays"],
    ["import time\nwhile True:\n    try:\n        work()\n    except KeyboardInterrupt:\n        break\n", "stays"],
    ["while True:\n    for a in b:\n        break\n    work()\n", "stays"],
    ["import time\nwhile True:\n    if ready():\n        break\n    time.sleep(1)\nprint(1)\n", "unknown"],
    ["while n < 3:\n    n += 1\n", "unknown"],
    ["from http.server import HTTPServer\nHTTPServer(('', 80), H).serve_forever()", "stays"],
    ["from app import create_app\ncreate_app().run()", "unknown"],
    ["from app import main\nmain()", "unknown"],
    ["from waitress import serve\nserve(app)", "stays"],
    ["import asyncio\nasyncio.run(main())", "unknown"],
    ["import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(main())", "stays"],
    ["import threading\nt = threading.Thread(target=work)\nt.start()\nt.join()", "unknown"],
    ["import os\nos.execvp('gunicorn', ['gunicorn', 'app:app'])", "unknown"],
    ["import os\nwhile True:\n    if a: break\nos.execv('/x', c)\nserve(x)", "unknown"],
    ["import streamlit\nprint(1)", "unknown"],
  ])("%s", (text, expected) => expect(python(text)).toBe(expected));

  test("modules beside the main file are read", () => {
    expect(python("import shop\nshop.work()", { "shop.py": "def work():\n    print(1)\n" })).toBe("ends");
    expect(python("import shop\nshop.work()", { "shop.py": "def work():\n    while True:\n        pass\n" })).toBe("stays");
    expect(python("import shop\nshop.work()", { "shop.py": "import other\n" })).toBe("unknown");
  });
});

describe("Node.js", () => {
  test.each<[string, Found]>([
    ["console.log('hello')", "ends"],
    ["const fs = require('fs');\nconsole.log(fs.readFileSync('a'))", "ends"],
    ["import { join } from 'node:path';\nconsole.log(join('a', 'b'))", "ends"],
    ["setInterval(() => console.log(1), 1000)", "stays"],
    ["require('http').createServer().listen(80)", "stays"],
    ["require('pg').connect()", "unknown"],
    ["for (;;) {}", "stays"],
    ["require('./lib/start')", "unknown"],
    ["import app from 'shop'", "unknown"],
  ])("%s", (text, expected) => expect(node(text)).toBe(expected));
});

describe("PHP", () => {
  test.each<[string, Found]>([
    ["<?php echo 'hello';", "ends"],
    ["<?php phpinfo(); ?>", "ends"],
    ["<?php while (true) { work(); sleep(1); }", "stays"],
    ["<?php require 'vendor/autoload.php'; main();", "unknown"],
    ["<?php $server->run();", "stays"],
  ])("%s", (text, expected) => expect(php(text)).toBe(expected));
});

test.each<[string, Found]>([
  ['["rebar3", "shell"]', "unknown"],
  ['["rebar3", "as", "prod", "shell", "--name", "a@b"]', "unknown"],
  ['["rebar3", "release"]', "ends"],
  ['["esbuild", "--watch", "a.js"]', "unknown"],
  ['["esbuild", "a.js"]', "ends"],
  ['["gleam", "run"]', "unknown"],
])("a build tool that runs on: %s", (start, expected) => expect(found(start, {}, "erlang:27")).toBe(expected));

test('exec "$@" without a command', () => {
  const source = 'FROM debian:12\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]';
  const said = (more: string): string =>
    simulate(source + more, { "entrypoint.sh": '#!/bin/sh -eu\ngit config --global a b\nexec "$@"\n' })
      .reasons.map(({ text }) => text)
      .join("\n");
  expect(said("")).toMatchInlineSnapshot(
    `"/entrypoint.sh ends in exec "$@", and there is no CMD: without a command the container ends at once, and one that \`docker run\` names takes the place of sh."`,
  );
  expect(said('\nCMD ["nginx", "-g", "daemon off;"]')).not.toContain("without a command");
});
