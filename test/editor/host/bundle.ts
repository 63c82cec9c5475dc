// Bundles the mocha suites for the two extension hosts.
import { resolve } from "node:path";
import { build } from "esbuild";

export interface Suites {
  /** Files that export `run(): Promise<void>`. */
  readonly node: string;
  readonly web: string;
}

export async function bundleSuites(root: string): Promise<Suites> {
  const suites: Suites = { node: resolve(root, "out/editor/suite.js"), web: resolve(root, "out/editor/suite-web.js") };
  const entry = (name: string): string => resolve(root, "test/editor/suite", name);
  await build({ ...shared, entryPoints: [entry("index.ts")], outfile: suites.node, platform: "node", external: ["vscode", "mocha"] });
  await build({
    ...shared,
    entryPoints: [entry("web.ts")],
    outfile: suites.web,
    platform: "browser",
    external: ["vscode"],
    // mocha's build for pages is an ES module here, and would still take the bundle's own `module` to export to.
    define: { module: "undefined" },
    alias: { "node:assert/strict": resolve(root, "test/editor/suite/webAssert.ts") },
  });
  return suites;
}

const shared = { bundle: true, format: "cjs", target: "es2022", sourcemap: "inline", logLevel: "warning" } as const;
