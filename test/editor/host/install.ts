// Brings code-server (a whole VS Code server) and the Node it asks for into a cache folder outside the checkout.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

export interface EditorHost {
  /** The Node binary of the major version that code-server runs on. */
  readonly node: string;
  /** The script that starts VS Code's own server. */
  readonly server: string;
}

const parts = ["node", "code-server"] as const;

/** Gives the installed host, installing it first (about three minutes, 600 MB) when the cache has none of these versions. */
export function editorHost(say: (line: string) => void): EditorHost {
  const cache = join(process.env.DOCKWRIGHT_CACHE ?? join(homedir(), ".cache", "dockwright"), "editor-host");
  const nodePackage = join(cache, "node", "node_modules", "node");
  const host: EditorHost = {
    node: join(nodePackage, "bin", "node"),
    server: join(cache, "code-server", "node_modules", "code-server", "lib", "vscode", "out", "server-main.js"),
  };
  const stamp = join(cache, "installed.txt");
  const wanted = JSON.stringify(parts.map(dependencies));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    say(`editor host: cache used (${cache})`);
    return host;
  }
  const started = Date.now();
  say(`editor host: installing into ${cache}, this takes some minutes`);
  rmSync(cache, { recursive: true, force: true });
  install(cache, "node", {});
  const headers = join(nodePackage, "node_modules", `node-${process.platform}-${process.arch}`);
  install(cache, "code-server", {
    PATH: [join(nodePackage, "bin"), process.env.PATH].join(delimiter),
    // The native modules are built against this Node's own headers, not those of the system's Node.
    ...(existsSync(join(headers, "include")) && { npm_config_nodedir: headers }),
  });
  writeFileSync(stamp, wanted);
  say(`editor host: cache filled in ${Math.round((Date.now() - started) / 1000)} s (${cache})`);
  return host;
}

const dependencies = (part: (typeof parts)[number]): unknown =>
  (JSON.parse(readFileSync(join(import.meta.dirname, part, "package.json"), "utf8")) as { dependencies: unknown }).dependencies;

function install(cache: string, part: (typeof parts)[number], env: Readonly<Record<string, string>>): void {
  const folder = join(cache, part);
  mkdirSync(folder, { recursive: true });
  cpSync(join(import.meta.dirname, part, "package.json"), join(folder, "package.json"));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    // Both packages live from their install scripts (a Node binary, native modules), which newer npm versions hold back.
    env: { ...withoutNpmSettings(), npm_config_dangerously_allow_all_scripts: "true", ...env },
  });
}

/** `npm run` hands its settings down as variables; an install of another folder must not read them. */
const withoutNpmSettings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cache)$)/i.test(name)));
