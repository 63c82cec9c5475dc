// Runners, watchers and process managers of npm in front of a program that tells what it hears.
import { apps } from "../../apps";
import { npm, npmFamily, type Recipe } from "../recipe";

const family = npmFamily(
  "npm-runners",
  `nodemon pm2 forever concurrently npm-run-all2 run-script-os tsx ts-node ts-node-dev tsc-watch typescript@5 @types/node cross-env
   env-cmd dotenv-cli @dotenvx/dotenvx wait-on wait-port @babel/core @babel/node @babel/cli supervisor node-dev onchange chokidar-cli c8 nyc
   @swc-node/register @swc/core wireit --force`,
);
const monorepo = npmFamily("npm-monorepo", "turbo lerna nx@20");

const app = ["node", "/app/server.js"];

const files = {
  "/app/server.js": apps.graceful,
  "/app/plain.js": apps.plain,
  "/app/package.json": apps.packageJson("node server.js", { web: "node server.js" }),
};
/** The same server for what compiles TypeScript. */
const typescript = {
  ...files,
  "/app/server.ts": apps.graceful.replace('const http = require("node:http");', 'import * as http from "node:http";'),
  "/app/tsconfig.json":
    '{ "compilerOptions": { "module": "commonjs", "target": "es2022", "strict": false, "skipLibCheck": true, "esModuleInterop": true }, "files": ["server.ts"] }\n',
};

const runner = (name: string, words: readonly string[], more: Partial<Recipe> & { readonly from?: string } = {}): Recipe => {
  const { from = name, ...rest } = more;
  return { name, family, argv: [name, ...words], works: { says: "READY" }, version: npm(from), startLimit: 90, files, ...rest };
};

const ts = (name: string, words: readonly string[], more: Partial<Recipe> & { readonly from?: string } = {}): Recipe =>
  runner(name, words, { files: typescript, env: { NODE_PATH: "/usr/local/lib/node_modules:/opt/parts/node/lib/node_modules" }, ...more });

const twoSignals = apps.graceful.replace('process.on("SIGTERM", ', 'for (const name of ["SIGTERM", "SIGINT"]) process.on(name, ');

/** It sends SIGINT in place of SIGTERM. */
const turbo = (other: string, server: string): Recipe =>
  runner("turbo", ["run", "start"], {
    family: monorepo,
    when: { other },
    env: { TURBO_TELEMETRY_DISABLED: "1" },
    files: {
      "/app/package.json": '{ "name": "root", "private": true, "packageManager": "npm@10.9.9", "workspaces": ["packages/*"] }\n',
      "/app/turbo.json": '{ "tasks": { "start": { "cache": false, "persistent": true } } }\n',
      "/app/package-lock.json":
        '{ "name": "root", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "root", "workspaces": ["packages/*"] }, "node_modules/a": { "resolved": "packages/a", "link": true }, "packages/a": { "name": "a", "version": "1.0.0" } } }\n',
      "/app/packages/a/package.json": apps.packageJson("node server.js").replace('"app"', '"a"'),
      "/app/packages/a/server.js": server,
    },
  });

export const recipes: readonly Recipe[] = [
  runner("nodemon", ["/app/server.js"]),
  runner("nodemon", ["--exec", "node /app/server.js"], { when: { words: "(?:^| )(?:-x|--exec)(?: |$)" } }),
  runner("nodemon", ["--signal", "SIGTERM", "/app/server.js"], { when: { words: "(?:^| )(?:-s|--signal) SIGTERM" } }),
  runner("pm2-runtime", ["start", "/app/server.js"], { from: "pm2", also: ["pm2-docker"] }),
  runner("pm2-runtime", ["start", "/app/server.js", "-i", "2"], { from: "pm2", when: { words: "(?:^| )(?:-i|--instances)(?: |$)" } }),
  runner("pm2", ["start", "/app/server.js", "--no-daemon"], { when: { words: "^start .*--no-daemon|^--no-daemon .*start" } }),
  runner("pm2", ["start", "/app/server.js"], { when: { words: "^start(?!.*--no-daemon)" }, startLimit: 20 }),
  runner("forever", ["/app/server.js"]),
  runner("forever", ["start", "/app/server.js"], { when: { words: "^start " }, startLimit: 20 }),
  runner("concurrently", ["node /app/server.js"]),
  runner("concurrently", ["npm:web"], { when: { words: "(?:^| )npm:" } }),
  runner("npm-run-all", ["web"], { from: "npm-run-all2", also: ["run-s"] }),
  runner("run-p", ["web"], { from: "npm-run-all2" }),
  runner("run-script-os", [], {
    argv: ["npm", "start"],
    when: { other: "below npm" },
    files: { ...files, "/app/package.json": apps.packageJson("run-script-os", { "start:default": "node server.js" }) },
  }),
  ts("tsx", ["/app/server.ts"]),
  ts("tsx", ["watch", "/app/server.ts"], { when: { words: "^watch(?: |$)" } }),
  ts("ts-node", ["/app/server.ts"]),
  ts("ts-node-dev", ["/app/server.ts"], { also: ["tsnd"] }),
  ts("ts-node-dev", ["--respawn", "--transpile-only", "/app/server.ts"], { when: { words: "--respawn" } }),
  ts("tsc-watch", ["--onSuccess", "node /app/server.js"], {}),
  ts("node", ["-r", "ts-node/register", "/app/server.ts"], { from: "ts-node", when: { words: "ts-node/register" } }),
  runner("babel-node", ["/app/server.js"], {
    from: "@babel/node",
    env: { NODE_PATH: "/usr/local/lib/node_modules:/opt/parts/node/lib/node_modules" },
  }),
  runner("cross-env", ["A=1", ...app]),
  runner("cross-env-shell", ["A=1", app.join(" ")], { from: "cross-env" }),
  runner("env-cmd", ["-f", "/app/.env", ...app], { files: { ...files, "/app/.env": "A=1\n" } }),
  runner("dotenv", ["-e", "/app/.env", "--", ...app], { from: "dotenv-cli", files: { ...files, "/app/.env": "A=1\n" } }),
  runner("dotenvx", ["run", "-f", "/app/.env", "--", ...app], { from: "@dotenvx/dotenvx", files: { ...files, "/app/.env": "A=1\n" } }),
  runner("supervisor", ["/app/server.js"]),
  runner("node-dev", ["/app/server.js"]),
  runner("onchange", ["-i", "/app/*.js", "--", ...app]),
  runner("chokidar", ["/app/*.js", "--initial", "-c", app.join(" ")], { from: "chokidar-cli" }),
  runner("c8", [...app]),
  runner("nyc", [...app]),
  runner("npm", ["exec", "--offline", "--call", app.join(" ")], { when: { words: "^exec " } }),
  runner("npx", ["--offline", "--call", app.join(" ")], { from: "npm", when: { words: "(?:^| )(?:-c|--call) " } }),
  runner("wireit", [], {
    argv: ["npm", "start"],
    when: { other: "below npm" },
    files: {
      ...files,
      "/app/package.json": `${JSON.stringify({ name: "app", version: "1.0.0", scripts: { start: "wireit" }, wireit: { start: { command: "node server.js", service: true } } })}\n`,
    },
  }),
  runner("wait-on", ["tcp:127.0.0.1:9"], { works: { seconds: 5 } }),
  runner("wait-port", ["127.0.0.1:9"], { works: { seconds: 5 } }),
  turbo("an app that handles SIGTERM alone", apps.graceful),
  turbo("an app that handles SIGINT too", twoSignals),
  runner("lerna", ["run", "start", "--stream"], {
    family: monorepo,
    env: { NX_DAEMON: "false" },
    files: {
      "/app/package.json": '{ "name": "root", "private": true, "workspaces": ["packages/*"] }\n',
      "/app/lerna.json": '{ "version": "1.0.0" }\n',
      "/app/packages/a/package.json": apps.packageJson("node server.js").replace('"app"', '"a"'),
      "/app/packages/a/server.js": apps.graceful,
    },
  }),
];
