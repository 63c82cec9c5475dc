// make, just, deno task and their kin: the command of the task is followed where the file is at hand.
import { expect, test } from "vitest";
import { drawn } from "./support";

const files = {
  "server.js": 'process.on("SIGTERM", () => process.exit(0));\nsetInterval(() => {}, 1000);\n',
  Makefile: ".PHONY: run\nrun: build\n\t@node server.js\nbuild:\n\tnpm ci\ncd:\n\tcd /app && node server.js\nvar:\n\t$(NODE) server.js\n",
  justfile: "run:\n    node server.js\n",
  "deno.json": '{"tasks": {"start": "deno run -A main.ts", "node": {"command": "node server.js"}}}',
  "package.json": '{"scripts": {"start": "node server.js"}}',
};
const start = (line: string, base = "node:22-bookworm-slim"): string =>
  drawn(`FROM ${base}\nENTRYPOINT []\nCOPY . .\nCMD ${JSON.stringify(line.split(" "))}`, files);

test("make starts a plain line itself, and any other with sh -c", () => {
  expect(start("make run")).toMatchInlineSnapshot(`"make ─ node · PID 1 make · SIGTERM reaches yes, prompt yes · reaps yes · ok"`);
  expect(start("make cd")).toMatchInlineSnapshot(`"make ─ sh ─ node · PID 1 make · SIGTERM reaches no, prompt yes · reaps yes · problem"`);
  expect(start("make build")).toMatchInlineSnapshot(`"make ─ npm · PID 1 make · SIGTERM reaches yes, prompt yes · reaps yes · ok"`);
  expect(start("make var")).toMatchInlineSnapshot(
    `"make ─ "var" script · PID 1 make · SIGTERM reaches unknown, prompt yes · reaps yes · unknown"`,
  );
});

test("just runs each line with sh -c: dash stays, BusyBox's ash becomes the program", () => {
  expect(start("just run")).toMatchInlineSnapshot(`"just ─ sh ─ node · PID 1 just · SIGTERM reaches no, prompt yes · reaps no · problem"`);
  expect(start("just run", "node:22-alpine")).toMatchInlineSnapshot(
    `"just ─ sh = node · PID 1 just · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
});

test("deno task and mise hand the signal on, task waits for the third", () => {
  expect(start("deno task node")).toMatchInlineSnapshot(`"deno ─ node · PID 1 deno · SIGTERM reaches yes, prompt yes · reaps no · ok"`);
  expect(start("deno task start")).toMatchInlineSnapshot(`"deno ─ deno · PID 1 deno · SIGTERM reaches yes, prompt yes · reaps no · ok"`);
  expect(start("mise run start")).toMatchInlineSnapshot(
    `"mise ─ "start" script · PID 1 mise · SIGTERM reaches unknown, prompt yes · reaps no · unknown"`,
  );
  expect(start("task start")).toMatchInlineSnapshot(
    `"task ─ "start" script · PID 1 task · SIGTERM reaches no, prompt no · reaps unknown · problem"`,
  );
});

test("pnpm exec and yarn node start the program themselves, npm exec through sh, bun exec keeps the signal", () => {
  expect(start("pnpm exec node server.js")).toMatchInlineSnapshot(
    `"pnpm ─ node · PID 1 pnpm · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start("pnpm node --enable-source-maps server.js")).toMatchInlineSnapshot(
    `"pnpm ─ node · PID 1 pnpm · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start("yarn node server.js")).toMatchInlineSnapshot(
    `"yarn ─ node · PID 1 yarn · SIGTERM reaches yes, prompt yes · reaps no · unknown"`,
  );
  expect(start("npm exec -- node server.js")).toMatchInlineSnapshot(
    `"npm ─ sh ─ node · PID 1 npm · SIGTERM reaches no, prompt yes · reaps no · problem"`,
  );
  expect(start("bun exec node server.js")).toMatchInlineSnapshot(
    `"bun ─ node · PID 1 bun · SIGTERM reaches no, prompt no · reaps no · problem"`,
  );
  expect(start("bun run --filter api start")).toMatchInlineSnapshot(
    `"bun ─ "start" script · PID 1 bun · SIGTERM reaches no, prompt no · reaps no · problem"`,
  );
});
