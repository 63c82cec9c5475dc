// Servers, bundlers and watchers of npm.
import type { Family, Recipe } from "../recipe";

const local = (name: string, packages: string, more = ""): Family => ({
  name,
  dockerfile: [
    "FROM node:22-bookworm-slim",
    "WORKDIR /app",
    `RUN npm init -y > /dev/null && npm install --silent --no-audit --no-fund ${packages} && npm cache clean --force`,
    "ENV PATH=/app/node_modules/.bin:/opt/parts/node/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin CI=1",
    more,
    "",
  ].join("\n"),
});

const servers = local(
  "npm-servers",
  "serve http-server json-server@0 live-server browser-sync sirv-cli node-red verdaccio servor local-web-server @stoplight/prism-cli",
);
const bundlers = local(
  "npm-bundlers",
  "vite webpack webpack-cli webpack-dev-server parcel rollup esbuild typescript @11ty/eleventy sass @tailwindcss/cli tailwindcss vitepress vue",
);
const next = local("npm-next", "next react react-dom", "ENV NEXT_TELEMETRY_DISABLED=1");
const astro = local("npm-astro", "astro", "ENV ASTRO_TELEMETRY_DISABLED=1");
const nest = local(
  "npm-nest",
  "@nestjs/cli @nestjs/core @nestjs/common @nestjs/platform-express reflect-metadata rxjs typescript@5 @types/node",
);

const tool = (
  family: Family,
  name: string,
  words: readonly string[],
  works: Recipe["works"],
  more: Partial<Recipe> & { readonly from?: string } = {},
): Recipe => {
  const { from = name, ...rest } = more;
  return {
    name,
    family,
    argv: [name, ...words],
    works,
    version: `node -p "require('/app/node_modules/${from}/package.json').version"`,
    startLimit: 90,
    ...rest,
  };
};

const page = { "/app/index.html": "<p>hello</p>\n" };
/** The `main` that `npm init` writes is a target to Parcel. */
const parcel = { ...page, "/app/package.json": "{}\n" };
const main = { "/app/src/index.js": "console.log(1);\n" };
const site = { ...page, ...main };
const nextFiles = { "/app/pages/index.js": "export default function Home() {\n  return <p>hello</p>;\n}\n" };
const nestFiles = {
  "/app/nest-cli.json": '{ "collection": "@nestjs/schematics", "sourceRoot": "src" }\n',
  "/app/tsconfig.json":
    '{ "compilerOptions": { "module": "commonjs", "target": "es2022", "outDir": "dist", "rootDir": "src", "experimentalDecorators": true, "emitDecoratorMetadata": true, "skipLibCheck": true, "types": ["node"] }, "include": ["src"] }\n',
  "/app/tsconfig.build.json": '{ "extends": "./tsconfig.json" }\n',
  "/app/src/main.ts":
    'import "reflect-metadata";\nimport { Module } from "@nestjs/common";\nimport { NestFactory } from "@nestjs/core";\n\n@Module({})\nclass AppModule {}\n\nNestFactory.create(AppModule).then((app) => app.listen(3000));\n',
};

export const recipes: readonly Recipe[] = [
  tool(servers, "serve", ["-l", "3000", "/tmp"], { port: 3000 }),
  tool(servers, "http-server", ["/tmp", "-p", "8080"], { port: 8080 }),
  tool(servers, "json-server", ["/app/db.json", "--port", "3000"], { port: 3000 }, { files: { "/app/db.json": '{ "posts": [] }\n' } }),
  tool(
    servers,
    "json-server",
    ["--watch", "/app/db.json", "--port", "3000"],
    { port: 3000 },
    {
      when: { words: "(?:^| )(?:--watch|-w)(?: |$)" },
      files: { "/app/db.json": '{ "posts": [] }\n' },
    },
  ),
  tool(servers, "live-server", ["/tmp", "--port=8080", "--no-browser"], { port: 8080 }),
  tool(servers, "browser-sync", ["start", "--server", "/tmp", "--no-open", "--port", "3000"], { port: 3000 }),
  tool(servers, "sirv", ["/tmp", "--port", "8080"], { port: 8080 }, { from: "sirv-cli" }),
  tool(servers, "node-red", ["-u", "/tmp/red"], { port: 1880 }),
  tool(servers, "verdaccio", ["-l", "127.0.0.1:4873"], { port: 4873 }),
  tool(servers, "servor", ["/tmp", "index.html", "8080"], { port: 8080 }),
  tool(servers, "ws", ["-d", "/tmp", "-p", "8000"], { port: 8000 }, { from: "local-web-server" }),
  tool(
    servers,
    "prism",
    ["mock", "/app/api.yml", "-p", "4010"],
    { port: 4010 },
    {
      from: "@stoplight/prism-cli",
      files: {
        "/app/api.yml":
          "openapi: 3.0.0\ninfo: { title: app, version: '1' }\npaths:\n  /:\n    get:\n      responses:\n        '200': { description: ok }\n",
      },
    },
  ),
  tool(bundlers, "vite", ["--port", "5173", "--host", "127.0.0.1"], { port: 5173 }, { files: site }),
  tool(
    bundlers,
    "vite",
    ["dev", "--port", "5173", "--host", "127.0.0.1"],
    { port: 5173 },
    { files: site, when: { words: "^(?:dev|serve)(?: |$)" } },
  ),
  tool(
    bundlers,
    "vite",
    ["preview", "--port", "4173", "--host", "127.0.0.1"],
    { port: 4173 },
    {
      files: site,
      setup: "cd /app && vite build",
      when: { words: "^preview(?: |$)" },
    },
  ),
  tool(
    bundlers,
    "webpack",
    ["serve", "--mode", "development", "--port", "8080"],
    { port: 8080 },
    {
      files: site,
      when: { words: "^(?:serve|server|s)(?: |$)" },
    },
  ),
  tool(
    bundlers,
    "webpack",
    ["--watch", "--mode", "development"],
    { says: "compiled" },
    {
      files: site,
      when: { words: "(?:^(?:watch|w)|--watch|-w)(?: |$)" },
    },
  ),
  tool(bundlers, "webpack-dev-server", ["--mode", "development", "--port", "8080"], { port: 8080 }, { files: site }),
  tool(bundlers, "parcel", ["serve", "index.html", "-p", "1234"], { port: 1234 }, { files: parcel }),
  tool(bundlers, "parcel", ["watch", "index.html"], { says: "Built" }, { files: parcel, when: { words: "^watch(?: |$)" } }),
  tool(
    bundlers,
    "rollup",
    ["src/index.js", "-w", "-f", "es", "-o", "/tmp/out.js"],
    { says: "created" },
    {
      files: main,
      when: { words: "(?:^| )(?:-\\w*w\\w*|--watch)(?: |$)" },
    },
  ),
  /** Without a stdin it ends at once; with `docker run -i` it stays. */
  tool(
    bundlers,
    "esbuild",
    ["src/index.js", "--bundle", "--outfile=/tmp/www/out.js", "--servedir=/tmp/www", "--serve=8000"],
    { port: 8000 },
    { files: main, run: ["-i"], when: { other: "--serve, stdin open" } },
  ),
  tool(
    bundlers,
    "esbuild",
    ["src/index.js", "--bundle", "--outfile=/tmp/www/out.js", "--servedir=/tmp/www", "--serve=8000"],
    { port: 8000 },
    {
      files: main,
      when: { words: "(?:^| )--serve" },
    },
  ),
  tool(
    bundlers,
    "esbuild",
    ["src/index.js", "--bundle", "--outfile=/tmp/out.js", "--watch=forever"],
    { says: "watching" },
    {
      files: main,
      when: { words: "(?:^| )--watch" },
    },
  ),
  tool(
    bundlers,
    "tsc",
    ["-w", "--noEmit", "src/index.ts"],
    { says: "Watching for file changes" },
    {
      from: "typescript",
      files: { "/app/src/index.ts": "export const a = 1;\n" },
      when: { words: "(?:^| )(?:-w|--watch)(?: |$)" },
    },
  ),
  tool(
    bundlers,
    "eleventy",
    ["--serve", "--input=docs"],
    { port: 8080 },
    {
      from: "@11ty/eleventy",
      files: { "/app/docs/index.md": "# Hello\n" },
      when: { words: "(?:^| )--serve" },
    },
  ),
  tool(
    bundlers,
    "sass",
    ["--watch", "src/a.scss:/tmp/a.css"],
    { says: "Sass is watching" },
    {
      files: { "/app/src/a.scss": "a { b { color: red } }\n" },
      when: { words: "(?:^| )(?:-w|--watch)(?: |$)" },
    },
  ),
  tool(bundlers, "vitepress", ["dev", "docs", "--port", "5173"], { port: 5173 }, { files: { "/app/docs/index.md": "# Hello\n" } }),
  tool(next, "next", ["dev", "-p", "3000"], { port: 3000 }, { files: nextFiles }),
  tool(
    next,
    "next",
    ["start", "-p", "3000"],
    { port: 3000 },
    { files: nextFiles, setup: "cd /app && next build", when: { words: "^start(?: |$)" } },
  ),
  tool(astro, "astro", ["dev", "--port", "4321"], { port: 4321 }, { files: { "/app/src/pages/index.astro": "<p>hello</p>\n" } }),
  tool(nest, "nest", ["start"], { port: 3000 }, { from: "@nestjs/cli", files: nestFiles, when: { words: "^start$" } }),
  tool(
    nest,
    "nest",
    ["start", "--watch"],
    { port: 3000 },
    { from: "@nestjs/cli", files: nestFiles, when: { words: "^start .*(?:--watch|-w)" } },
  ),
];
