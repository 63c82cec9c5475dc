// Handlers for the stop signal are looked for in the program's own files, wherever an import, a module's name or a compiler leads.
import { describe, expect, test } from "vitest";
import { type Files, simulate } from "./support";

/** What the program does with SIGTERM, and how sure that is. */
function told(start: string, files: Files, { base = "python:3.13-slim", more = "" } = {}): string {
  const { chain } = simulate(`FROM ${base}\nWORKDIR /app\n${more}COPY . .\nCMD ${start}`, files);
  const app = chain.at(-1)?.app;
  return app?.kind === "task" ? "ends" : `${app?.onTerm}`;
}

const handler = "import signal, time\ndef run():\n    signal.signal(signal.SIGTERM, stop)\n    while True:\n        time.sleep(1)\n";
const none = "import time\ndef run():\n    while True:\n        time.sleep(1)\n";

describe("Python's modules", () => {
  const main = '["python", "main.py"]';
  test.each<[string, string, Files, string]>([
    ["a package's __init__", main, { "main.py": "import shop\nshop.run()\n", "shop/__init__.py": handler }, "stops"],
    ["a module of a package", main, { "main.py": "from shop.server import run\nrun()\n", "shop/server.py": handler }, "stops"],
    ["a module that from names", main, { "main.py": "from shop import (  # all\n    server,\n)\n", "shop/server.py": handler }, "stops"],
    ["without a handler", main, { "main.py": "from shop.server import run\nrun()\n", "shop/server.py": none }, "ignores"],
    [
      "by way of another",
      main,
      { "main.py": "import a\n", "a.py": "from b.c import run\n", "b/__init__.py": "", "b/c.py": handler },
      "stops",
    ],
    ["a relative import", main, { "main.py": "import a.b\n", "a/b.py": "from .c import run\n", "a/c.py": handler }, "stops"],
    ["one above", main, { "main.py": "import a.b.c\n", "a/b/c.py": "from ..d import run\n", "a/d.py": handler }, "stops"],
    ["a relative import that is not at hand", main, { "main.py": "import a.b\n", "a/b.py": `from .c import x\n${none}` }, "unknown"],
    [
      "only as a main program",
      main,
      {
        "main.py": `import a\n${none}run()\n`,
        "a.py": `if __name__ == "__main__":\n    import signal\n    signal.signal(signal.SIGTERM, x)\n`,
      },
      "ignores",
    ],
    ["a comment", main, { "main.py": `# import a\n${none}`, "a.py": handler }, "ignores"],
    ["a circle", main, { "main.py": `import a\n${none}`, "a.py": "import b\n", "b.py": "import a\n" }, "ignores"],
    ["a folder", '["python", "shop"]', { "shop/__main__.py": "from server import run\nrun()\n", "shop/server.py": handler }, "stops"],
    [
      "-m with a package",
      '["python", "-m", "shop"]',
      { "shop/__main__.py": "from .server import run\nrun()\n", "shop/server.py": handler },
      "stops",
    ],
    ["-m with a module", '["python", "-m", "shop.work"]', { "shop/work.py": `${none}run()\n` }, "ignores"],
    ["-m with another's module", '["python", "-m", "elsewhere"]', { "shop/work.py": none }, "unknown"],
    [
      "-m that starts uvicorn",
      '["python", "-m", "app.main"]',
      { "app/main.py": 'import uvicorn\nif __name__ == "__main__":\n    uvicorn.run(app)\n' },
      "stops",
    ],
    ["what is sent", main, { "main.py": `import os, signal\nos.kill(pid, signal.SIGTERM)\n${none}` }, "ignores"],
    ["ignored on purpose", main, { "main.py": `import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n${none}` }, "ignores"],
  ])("%s", (_, start, files, expected) => expect(told(start, files)).toBe(expected));

  test("PYTHONPATH", () => {
    const files = { "src/shop/__main__.py": handler };
    expect(told('["python", "-m", "shop"]', files, { more: "ENV PYTHONPATH=/app/src\n" })).toBe("stops");
    expect(told('["python", "-m", "shop"]', files)).toBe("unknown");
  });

  test("the folder of the script, not the working directory", () => {
    const files = { "src/main.py": "from work import run\nrun()\n", "src/work.py": handler, "work.py": none };
    expect(told('["python", "src/main.py"]', files)).toBe("stops");
  });
});

describe("what TypeScript's compiler is given", () => {
  const handled = "import http from 'node:http';\nprocess.on('SIGTERM', () => process.exit());\nhttp.createServer().listen(80);\n";
  const plain = "import http from 'node:http';\nhttp.createServer().listen(80);\n";
  const settings = (out: string, root: string) => `{ // where it goes\n "compilerOptions": { "outDir": "${out}", "rootDir": "${root}" } }`;
  const node = { base: "node:24-bookworm-slim" };
  test.each<[string, string, Files, string]>([
    ["outDir", "made/start.js", { "tsconfig.json": settings("./made", "./lib"), "lib/start.ts": handled }, "stops"],
    [
      "outDir without rootDir",
      "made/start.js",
      { "tsconfig.json": '{"compilerOptions":{"outDir":"made"}}', "src/start.ts": plain },
      "ignores",
    ],
    ["the usual folder", "dist/main.js", { "src/main.ts": plain }, "ignores"],
    ["what it imports", "dist/main.js", { "src/main.ts": "import './server.js';\n", "src/server.ts": handled }, "stops"],
    ["deeper", "dist/apps/api/main.js", { "src/apps/api/main.ts": handled }, "stops"],
    ["what is there itself", "dist/main.js", { "dist/main.js": plain, "src/main.ts": handled }, "ignores"],
    ["a folder's main", ".", { "package.json": '{"main":"lib/start.js"}', "lib/start.js": plain }, "ignores"],
    ["none of them", "dist/main.js", { "src/other.ts": handled }, "unknown"],
  ])("%s", (_, script, files, expected) => expect(told(`["node", "${script}"]`, files, node)).toBe(expected));

  test("copied out of the stage that builds", () => {
    const source = `
      FROM node:24 AS build
      WORKDIR /build
      COPY . .
      RUN npm ci && npm run build
      FROM node:24-slim
      COPY --from=build /build/dist /srv/dist
      CMD ["node", "/srv/dist/main.js"]`;
    const app = (files: Files) => simulate(source, files).chain.at(-1)?.app?.onTerm;
    expect(app({ "src/main.ts": handled })).toBe("stops");
    expect(app({ "src/main.ts": plain })).toBe("ignores");
    expect(app({ "src/main.ts": "import './server.js';\n", "src/server.ts": handled })).toBe("stops");
  });

  test("bun run of a file", () =>
    expect(told('["bun", "run", "src/main.ts"]', { "src/main.ts": handled }, { base: "oven/bun:1.3" })).toBe("stops"));
});

describe("PHP, Perl, Ruby", () => {
  const php = { base: "php:8.4-cli" };
  const perl = { base: "perl:5.42" };
  const ruby = { base: "ruby:3.4" };
  test.each<[string, string, string, object, string]>([
    ["php", "w.php", "<?php pcntl_signal(SIGTERM, fn() => exit()); while (true) { sleep(1); }", php, "stops"],
    ["php", "w.php", "<?php pcntl_signal(SIGUSR1, $f); while (true) { sleep(1); }", php, "ignores"],
    ["php", "w.php", "<?php posix_kill($pid, SIGTERM); while (true) { sleep(1); }", php, "ignores"],
    ["php", "w.php", "<?php foreach ([SIGINT, SIGTERM] as $s) pcntl_signal($s, $f); while (true) { sleep(1); }", php, "stops"],
    ["php", "w.php", "<?php Worker::runAll();", php, "stops"],
    ["perl", "w.pl", "$SIG{TERM} = sub { exit };\nwhile (1) { sleep 1 }", perl, "stops"],
    ["perl", "w.pl", "$SIG{CHLD} = 'IGNORE';\nwhile (1) { sleep 1 }", perl, "ignores"],
    ["perl", "w.pl", "$SIG{TERM} = 'IGNORE';\nwhile (1) { sleep 1 }", perl, "ignores"],
    ["ruby", "w.rb", "loop { sleep 1 }", ruby, "stops"],
    ["ruby", "w.rb", 'trap("TERM", "IGNORE")\nloop { sleep 1 }', ruby, "ignores"],
    ["ruby", "w.rb", 'Signal.trap("INT", "IGNORE")\nloop { sleep 1 }', ruby, "stops"],
  ])("%s %s: %s", (program, file, text, at, expected) => expect(told(`["${program}", "${file}"]`, { [file]: text }, at)).toBe(expected));
});
