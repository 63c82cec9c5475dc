// Bundles everything that ships into dist/ with esbuild: client, server, command line and library. `--watch` rebuilds on change.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BuildOptions, build, context, type Metafile, type Plugin } from "esbuild";
import { makeCodeCaches } from "./codeCache";
import { thirdPartyLicences } from "./thirdPartyLicences";

const root = resolve(import.meta.dirname, "..");
const dist = resolve(root, process.env.DOCKWRIGHT_DIST ?? "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const watch = process.argv.includes("--watch");

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: !watch,
  sourcemap: watch ? "linked" : false,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  // The ES module builds of dependencies can be shaken; their UMD builds can not even be bundled.
  mainFields: ["module", "main"],
  define: {
    "process.env.NODE_ENV": JSON.stringify(watch ? "development" : "production"),
    "process.env.DOCKWRIGHT_VERSION": JSON.stringify(version),
  },
};
// Some dependencies are ES modules that ask for their own address (`import.meta.url`), which a CommonJS bundle does not have.
const address = {
  define: { ...shared.define, "import.meta.url": "moduleUrl" },
  js: 'const moduleUrl=require("node:url").pathToFileURL(__filename).href;',
};
const node: BuildOptions = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node20",
  define: address.define,
  banner: { js: address.js },
};
/** One copy of core for the server and the command line, which lie in one package. */
const sharedCore: Plugin = {
  name: "shared-core",
  setup({ onResolve }) {
    const core = join(root, "server/src/core");
    onResolve({ filter: /\/core$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === core ? { path: "./core.main.js", external: true } : undefined,
    );
  },
};
const onCore: BuildOptions = { ...node, plugins: [sharedCore] };
const web: BuildOptions = { ...shared, platform: "browser", mainFields: ["browser", "module", "main"], target: "es2022" };

interface Bundle {
  readonly entry: string;
  readonly out: string;
  readonly options: BuildOptions;
}

const bundles: readonly Bundle[] = [
  { entry: "client/src/node.ts", out: "client.js", options: { ...node, external: ["vscode"] } },
  { entry: "server/src/node.ts", out: "server.js", options: node },
  { entry: "server/src/serve.ts", out: "server.main.js", options: onCore },
  { entry: "server/src/commandLine.ts", out: "cli.js", options: { ...node, banner: { js: "#!/usr/bin/env node" } } },
  { entry: "server/src/cli/main.ts", out: "cli.main.js", options: onCore },
  { entry: "server/src/core/index.ts", out: "core.main.js", options: node },
  { entry: "server/src/core/index.ts", out: "core.mjs", options: { ...shared, platform: "neutral", format: "esm", target: "es2022" } },
  { entry: "client/src/browser.ts", out: "browser/client.js", options: { ...web, format: "cjs", external: ["vscode"] } },
  { entry: "server/src/browser.ts", out: "browser/server.js", options: { ...web, format: "iife" } },
];

async function run(): Promise<void> {
  if (!watch) rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const known = bundles.filter(({ entry }) => existsSync(join(root, entry)));
  for (const { entry, out } of bundles) if (!existsSync(join(root, entry))) console.warn(`skipped ${out}: there is no ${entry}`);
  const metafiles = await Promise.all(known.map(make));
  writeFileSync(join(dist, "THIRD-PARTY-LICENCES.txt"), thirdPartyLicences(root, metafiles));
  if (!watch) await makeCodeCaches(dist);
  if (process.argv.includes("--metafile")) writeFileSync(join(root, "out", "metafile.json"), JSON.stringify(metafiles));
}

async function make({ entry, out, options }: Bundle): Promise<Metafile> {
  const settings = { ...options, metafile: true as const, entryPoints: [entry], outfile: join(dist, out) };
  if (watch) await (await context(settings)).watch();
  const { metafile } = await build(settings);
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  console.log(`${out.padEnd(18)} ${Math.round(bytes / 1024)} KiB`);
  return metafile;
}

run().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
