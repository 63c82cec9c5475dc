// CMD that names the program again which ENTRYPOINT starts: it becomes an argument of it.
import { removeInstruction } from "../../edits";
import { inits } from "../../knowledge/inits";
import { programs, shellNames } from "../../knowledge/programs";
import { projectRunners } from "../../knowledge/projectRunners";
import { wrappers } from "../../knowledge/wrappers";
import { programName } from "../../shell/dialect";
import { runnerNamed } from "../../shell/runnerCall";
import { remove, span } from "../../text/span";
import { defineRule } from "../rule";
import { simulated, startupQueries } from "./simulated";

/** What starts the program that its arguments name: there the words of CMD are no repetition. */
const runsAnother = (word: string): boolean => {
  const name = programName(word);
  return (
    wrappers.has(name) ||
    projectRunners.has(name) ||
    runnerNamed(name) !== undefined ||
    /^(?:busybox|conda|mamba|pixi|flox|nix|aws-vault)$/.test(name)
  );
};

/** Its own file, or a name that is surely a program: another word may be a subcommand of the same name. */
const isProgram = (word: string): boolean => /[/\\]|\.(?:sh|py|js|rb|pl)$/.test(word) || programs.has(word) || shellNames.has(word);

const isInterpreter = (word: string): boolean => programs.get(programName(word))?.onTerm === "code" || shellNames.has(programName(word));

const sameProgram = (a: string, b: string): boolean => a === b || (isInterpreter(b) && programName(a) === programName(b));

/** ENTRYPOINT without the init in front of it. */
function behindInit(words: readonly string[]): readonly string[] {
  if (!inits.has(programName(words[0] ?? ""))) return words;
  const dashes = words.indexOf("--");
  const at = dashes > 0 ? dashes + 1 : words.findIndex((word, index) => index > 0 && !word.startsWith("-"));
  return at < 0 ? [] : words.slice(at);
}

/** How many words of CMD say again what ENTRYPOINT says: the program, and what stands behind it in both. */
function repeated(entrypoint: readonly string[], cmd: readonly string[]): number {
  const [program = "", ...args] = behindInit(entrypoint);
  const [first = ""] = cmd;
  if (!isProgram(first) || !sameProgram(program, first) || runsAnother(program)) return 0;
  const differs = args.findIndex((arg, index) => cmd[index + 1] !== arg);
  const same = differs < 0 ? args.length : differs;
  // `bash -c` and a script take a command of their own, which may begin with the same interpreter.
  const ownWork =
    isInterpreter(program) && args.some((arg) => !arg.startsWith("-") || (shellNames.has(programName(program)) && /c/.test(arg)));
  return ownWork && same < args.length ? 0 : same + 1;
}

export default defineRule({
  id: "command-repeats-entrypoint",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a `CMD` in the array form that begins with the program of the `ENTRYPOINT` in front of it.",
    why:
      "The container runs ENTRYPOINT with CMD as its arguments, not CMD alone: `node node server.js` looks for a script called `node`, and a start script " +
      'that ends in `exec "$@"` starts itself again and again.',
    bad: 'FROM node:24\nENTRYPOINT ["node"]\nCMD ["node", "server.js"]\n',
    good: 'FROM node:24\nENTRYPOINT ["node"]\nCMD ["server.js"]\n',
    fixSafety: "Needs a look: without the repetition the program gets other arguments than before.",
    whenNot:
      "The program has a subcommand that is called as it is. A word that is no path and no known program is passed over for this reason.",
    differs:
      "It is a warning and not an error, because a program may take no notice of its arguments. Entrypoints that run what they are given " +
      "(tini, gosu, env, `bash -c`, a script that an interpreter runs, the entrypoint of a base image) are passed over.",
  },
  messages: {
    again:
      "CMD is no second command: the container runs `{line}`, where {word} is only an argument of the ENTRYPOINT's {word}. Take it out of CMD",
    removal: "Take {words} out of CMD",
  },
  needs: startupQueries,
  *check(file) {
    const { entrypoint, cmd } = simulated(file, file.facts)?.start ?? {};
    if (entrypoint?.form !== "exec" || cmd?.form !== "exec" || !entrypoint.instruction || !cmd.instruction?.json) return;
    const { instruction } = cmd;
    const count = repeated(entrypoint.words, cmd.words);
    const [first, next, last] = [instruction.json?.[0], instruction.json?.[count], instruction.json?.[count - 1]];
    if (count === 0 || !first || !last) return;
    const line = [...entrypoint.words, ...cmd.words].join(" ");
    const edit = next ? remove(span(first.span.start, next.span.start)) : removeInstruction(file, instruction);
    yield {
      at: span(first.span.start, last.span.end),
      says: ["again", { line: line.length > 80 ? `${line.slice(0, 79)}…` : line, word: first.value }],
      fix: { title: ["removal", { words: cmd.words.slice(0, count).join(" ") }], safety: "review", edits: () => [edit] },
    };
  },
});
