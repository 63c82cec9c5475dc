// What a command line of npm, yarn, pnpm or bun calls: a script of package.json, a program of the package, or a command of its own.
import { type RunnerName, scriptShorthands } from "../knowledge/nodeRunners";
import { programName } from "./dialect";

const runnerNames: Readonly<Record<string, RunnerName>> = {
  npm: "npm",
  npx: "npm",
  yarn: "yarn",
  yarnpkg: "yarn",
  pnpm: "pnpm",
  bun: "bun",
  bunx: "bun",
};
export const runnerNamed = (program: string): RunnerName | undefined =>
  Object.hasOwn(runnerNames, program) ? runnerNames[program] : undefined;

/** `node …/npm-cli.js run x`: the package manager by its own file. */
export function runnerFile(script: string): RunnerName | undefined {
  const name = programName(script);
  if (/^npm-cli\.js$/.test(name)) return "npm";
  if (/^pnpm\.c?js$/.test(name)) return "pnpm";
  return /^yarn(?:-[\w.]+)?\.c?js$/.test(name) ? "yarn" : undefined;
}

export interface RunnerCall {
  /** The first word that is no option. */
  readonly subcommand: string | undefined;
  readonly script: string | undefined;
  /** `npx next start`: a program of the package, not a script. */
  readonly command: readonly string[] | undefined;
  /** It runs that itself, without `sh -c`. Measured: npm exec and npx go through sh, pnpm exec, yarn exec and yarn node do not. */
  readonly direct: boolean;
  readonly directory: string | undefined;
  /** The package of a workspace that it is about, as `--filter` and `-w` name it: a name, or a path. */
  readonly workspace: string | undefined;
}

const directoryOptions: ReadonlySet<string> = new Set(["--prefix", "-C", "--cwd", "--dir"]);
const workspaceOptions: ReadonlySet<string> = new Set(["--workspace", "--filter", "-F"]);
const valuedOptions: ReadonlySet<string> = new Set([...directoryOptions, ...workspaceOptions, "--loglevel"]);

/** `-w` names a workspace for npm; for pnpm it is the root of all. */
const takesValue = (option: string, program: string): boolean =>
  valuedOptions.has(option) ||
  (option === "-w" && runnerNamed(program) === "npm") ||
  (program === "npx" && /^(?:-p|--package)$/.test(option));

/** `npm exec -c "node server.js"` */
const lineOptions: ReadonlySet<string> = new Set(["-c", "--call"]);

const runsCommand = /^(?:exec|dlx|x)$/;

/** How many words there are up to the name of a command that is run; 0: it is none. */
function commandLength(program: string, [first = ""]: readonly string[]): number {
  if (program === "npx" || program === "bunx") return 1;
  if (runsCommand.test(first)) return 2;
  return first === "node" && runnerNamed(program) !== "npm" ? 1 : 0;
}

interface Words {
  readonly words: readonly string[];
  readonly directory: string | undefined;
  readonly workspace: string | undefined;
}

function readWords(program: string, args: readonly string[]): Words {
  let directory: string | undefined;
  let workspace: string | undefined;
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    if (word === "--") return { words: [...words, ...args.slice(at + 1)], directory, workspace };
    // What stands behind the command's name is its own.
    if (words.length > 0 && words.length === commandLength(program, words))
      return { words: [...words, ...args.slice(at)], directory, workspace };
    if (lineOptions.has(word) && (program === "npx" || words[0] === "exec" || words[0] === "x"))
      return { words: [...words, args[at + 1] ?? ""], directory, workspace };
    const [option = "", inline] = word.split("=", 2);
    const valued = takesValue(option, program);
    if (directoryOptions.has(option)) directory = inline ?? args[at + 1];
    else if (valued && option !== "--loglevel") workspace = inline ?? args[at + 1];
    if (!word.startsWith("-")) words.push(word);
    else if (valued && inline === undefined) at++;
  }
  return { words, directory, workspace };
}

/** `yarn workspace web start` */
function ofYarn(program: string, { words, directory, workspace }: Words): Words {
  const isWorkspace = runnerNamed(program) === "yarn" && words[0] === "workspace" && words.length > 2;
  return isWorkspace ? { words: words.slice(2), directory, workspace: words[1] } : { words, directory, workspace };
}

/** @param program as it is called: `npx`, not `npm`. */
export function runnerCall(program: string, args: readonly string[]): RunnerCall {
  const { words, directory, workspace } = ofYarn(program, readWords(program, args));
  const [subcommand, ...rest] = words;
  const call = { subcommand, script: undefined, command: undefined, direct: false, directory, workspace };
  const name = runnerNamed(program);
  if (program === "npx" || program === "bunx") return { ...call, command: words };
  if (subcommand === undefined) return call;
  if (subcommand === "node" && (name === "yarn" || name === "pnpm")) return { ...call, command: words, direct: true };
  if (runsCommand.test(subcommand))
    return { ...call, command: rest, direct: subcommand === "exec" && (name === "yarn" || name === "pnpm") };
  if (/^(?:run|run-script|rum|urn)$/.test(subcommand)) return { ...call, script: rest[0] };
  return { ...call, script: scriptShorthands.get(subcommand) ?? (program === "npm" ? undefined : subcommand) };
}
