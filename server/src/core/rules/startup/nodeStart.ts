// Quick fix: the program of a package.json script in the place of `npm start`.
import { readPackageJson } from "../../context";
import { stringsInstead } from "../../edits";
import { scriptRunners } from "../../knowledge/scriptRunners";
import { plainWords, toJsonArray } from "../../shell/words";
import type { Step } from "../../startup";
import { replace } from "../../text/span";
import type { StartFix } from "./fixTitles";
import { startWords } from "./places";
import type { Simulated } from "./simulated";

/** `npm start`, `npm run x`, `yarn x`, without options of the runner or arguments for the script. */
function isPlainCall(argv: readonly string[], script: string): boolean {
  const words = argv.slice(1).filter((word) => !/^(?:-s|--silent|--quiet|-q)$/.test(word));
  return words.at(-1) === script && (words.length === 1 || (words.length === 2 && /^run(?:-script)?$/.test(words[0] ?? "")));
}

/** Programs of `node_modules/.bin` stand in the PATH of npm scripts only. */
const ofSystem = /^(?:node|nodejs|env|deno|bun|python3?|sh|bash)$/;

/** They stand in no node_modules/.bin, and keep the signal as the first one does. */
const isRunner = /^(?:npm|npx|yarn|pnpm|pnpx|bunx)$/;

/** argv of the script's command line; undefined where a shell is needed, or hooks run around it. */
function directWords({ runner }: Step): readonly string[] | undefined {
  const { command, script, packageJson } = runner ?? {};
  const manifest = packageJson && readPackageJson(packageJson.text);
  if (command === undefined || script === undefined || !manifest) return undefined;
  if (manifest.scripts.has(`pre${script}`) || manifest.scripts.has(`post${script}`)) return undefined;
  const words = /^\w+=/.test(command) ? plainWords(`env ${command}`) : plainWords(command.replace(/^exec\s+/, ""));
  if (!words) return undefined;
  const at = words[0] === "env" ? words.findIndex((word, index) => index > 0 && !/^\w+=/.test(word)) : 0;
  const program = words[at] ?? "";
  if (isRunner.test(program) || scriptRunners.has(program)) return undefined;
  if (program.includes("/") || ofSystem.test(program)) return words;
  return words.with(at, `node_modules/.bin/${program}`);
}

const programOf = (words: readonly string[]): string => {
  const word = words.find((each, index) => !(index === 0 && each === "env") && !/^\w+=/.test(each)) ?? "";
  return word.slice(word.lastIndexOf("/") + 1);
};

/** The runner's words are the end of an array, or a whole command line. */
export function startDirectlyFix(found: Simulated, step: Step): StartFix | undefined {
  const { runner, argv } = step;
  const direct = runner?.script !== undefined && isPlainCall(argv, runner.script) ? directWords(step) : undefined;
  if (!runner || !direct) return undefined;
  const words = startWords(found);
  const last = words.at(-1);
  if (!last?.span) return undefined;
  const { span, part } = last;
  const title: StartFix["title"] = ["startDirectly", { program: programOf(direct), runner: runner.name }];
  if (part.form === "shell") {
    const line = plainWords(last.value.replace(/^\s*exec\s+/, ""));
    const same = line?.length === argv.length && line.every((word, index) => word === argv[index]);
    return same ? { title, safety: "review", edits: () => [replace(span, toJsonArray(direct))] } : undefined;
  }
  const first = words[words.length - argv.length];
  const start =
    first?.part === part && argv.every((word, index) => words[words.length - argv.length + index]?.value === word) ? first.span : undefined;
  return start && { title, safety: "review", edits: () => [stringsInstead({ start: start.start, end: span.end }, direct)] };
}
