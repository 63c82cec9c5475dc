// How a Node.js server is started without npm in between: the program of the start script, or the main file.
import type { Look } from "../look";
import type { Package } from "./packageJson";

export interface NodeStart {
  readonly words: readonly string[];
  /** The file that node runs. */
  readonly file: string;
  /** Variables that the script sets, without NODE_ENV. */
  readonly variables: readonly string[];
}

/** Shells' own characters: such a script is more than one program. */
const needsShell = /[|&;<>()$`*?~"'\\]/;
const launchers = new Set(["cross-env", "exec", "env"]);

/** `NODE_ENV=production node --enable-source-maps dist/server.js` */
export function nodeCommand(script: string): NodeStart | undefined {
  if (needsShell.test(script)) return undefined;
  const words = script
    .trim()
    .split(/\s+/)
    .filter((word) => !launchers.has(word));
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  const [program, ...args] = words.slice(first < 0 ? words.length : first);
  const file = args.find((word) => !word.startsWith("-"));
  if (program !== "node" || file === undefined || args.includes("--run")) return undefined;
  const variables = words.slice(0, first).filter((word) => !word.startsWith("NODE_ENV="));
  return { words: ["node", ...args.filter((word) => word !== "--watch")], file, variables };
}

const usualNames = ["server.js", "index.js", "app.js", "main.js", "server.mjs", "index.mjs"] as const;

/** The main file where the start script does not name one; undefined: there is none. */
export function mainFile(look: Look, { main }: Package): string | undefined {
  const named = main?.replace(/^\.\//, "");
  const candidates = [...(named && /\.[cm]?js$/.test(named) ? [named] : []), ...usualNames, ...usualNames.map((name) => `src/${name}`)];
  return candidates.find((path) => look.has(path));
}

/** undefined: this project has nothing that node could start. */
export function nodeStart(look: Look, project: Package): NodeStart | undefined {
  const script = nodeCommand(project.scripts.get("start") ?? "") ?? nodeCommand(project.scripts.get("start:prod") ?? "");
  if (script) return script;
  const file = mainFile(look, project);
  return file === undefined ? undefined : { words: ["node", file], file, variables: [] };
}
