// A file that `.` or `source` reads at the end of a RUN: whether the shell's state is all that comes of it, and who would have needed it.
import type { Stage } from "../../model/types";
import { variableUses } from "../../model/variableUses";
import { functions } from "../../shell/astQueries";
import { invocations } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import { maySet, variablesRead, variablesSet } from "../../shell/variables";
import type { Instruction } from "../../syntax/types";
import { calledScripts } from "../calledScripts";
import type { FileContext } from "../rule";

/** Files that set up a shell and do nothing else, by their paths. */
const ofEnvironment =
  /(?:^|\/)(?:bin\/activate|[\w.-]*bashrc|\.(?:bash_)?profile|\.z(?:shrc|profile|shenv)|nvm\.sh|setup\.bash|[\w.-]*env\.sh)$|^\/etc\/(?:environment$|profile(?:$|\.d\/))|cargo\/env$/;

/** They change nothing but the shell that reads them, or ask something of it. */
const ofShell: ReadonlySet<string> = new Set(
  "export alias unalias cd set unset shopt umask readonly declare typeset local [ test : true false return hash".split(" "),
);
/** In a substitution: they say something and leave all as it is. */
const telling: ReadonlySet<string> = new Set(
  "uname nproc pwd dirname basename cat date printf echo cd readlink realpath arch hostname id".split(" "),
);

const isState = ({ name, words, inside, redirections, background }: Command): boolean => {
  if (inside.includes("function")) return true;
  if (redirections.some(({ operator, target }) => operator.includes(">") && target !== "/dev/null" && !operator.includes("&")))
    return false;
  if (background) return false;
  return words.length === 0 || (name !== undefined && (ofShell.has(name) || (inside.includes("substitution") && telling.has(name))));
};

/** Variables, functions and aliases that the file gives to who reads it; empty where it does more. */
function namesSetBy(script: ShellScript): { readonly variables: ReadonlySet<string>; readonly commands: ReadonlySet<string> } {
  if (script.errors.length > 0 || !script.commands.every(isState)) return { variables: new Set(), commands: new Set() };
  const aliases = script.commands.flatMap(({ name, words }) =>
    name === "alias" ? words.slice(1).flatMap(({ text }) => /^["']?([\w.-]+)=/.exec(text)?.[1] ?? []) : [],
  );
  const set = variablesSet(script).filter(
    ({ by, command, name }) =>
      by !== "unset" && by !== "local" && by !== "command" && name !== "PATH" && !command?.inside.includes("function"),
  );
  return {
    variables: new Set(set.map(({ name }) => name)),
    commands: new Set([...functions(script).map(({ name }) => name), ...aliases]),
  };
}

/** One of the names that the instruction uses and has from nowhere else. */
function usedIn(instruction: Instruction, names: ReturnType<typeof namesSetBy>, file: FileContext): string | undefined {
  const scope = file.scopeBefore(instruction);
  const isLost = (name: string): boolean => names.variables.has(name) && !scope.lookup(name);
  for (const script of file.scripts(instruction)) {
    const read = variablesRead(script).find(({ name }) => isLost(name) && !maySet(script, instruction, name));
    if (read) return read.name;
    const own = new Set(functions(script).map(({ name }) => name));
    const sources = script.commands.some(({ name }) => name === "." || name === "source");
    const called = script.commands.find(
      ({ name, words }) => words.length > 0 && name !== undefined && names.commands.has(name) && !own.has(name),
    );
    if (called?.name !== undefined && !sources) return called.name;
  }
  if (instruction.keyword === "RUN") return undefined;
  return variableUses(instruction, file.tree.escape).find(({ name, operator }) => operator === undefined && isLost(name))?.name;
}

/** Nobody waits longer for a variable. */
const furthest = 200;

export interface Sourced {
  /** undefined: its text is not at hand, and its path tells that it is one of those that set up a shell. */
  readonly user: { readonly name: string; readonly instruction: Instruction } | undefined;
}

/** undefined: nothing is lost, or nobody knows. @param last of the RUN: `. FILE` */
export function lostBySource(
  file: FileContext,
  stage: Stage | undefined,
  run: Instruction,
  script: ShellScript,
  last: Command,
): Sourced | undefined {
  const [, path, ...more] = last.words;
  if (!path || more.length > 0 || !stage) return undefined;
  const call = invocations(script).find(({ command }) => command === last);
  const own = call && calledScripts(file, file.facts, run, script, [call])[0]?.script;
  if (!own) return ofEnvironment.test(path.value ?? path.text.replace(/["']/g, "")) ? { user: undefined } : undefined;
  const names = namesSetBy(own);
  if (names.variables.size === 0 && names.commands.size === 0) return undefined;
  const behind = run.index - (stage.instructions[0]?.index ?? 0) + 1;
  for (const instruction of stage.instructions.slice(behind, behind + furthest)) {
    if (instruction.trigger) continue;
    const name = usedIn(instruction, names, file);
    if (name !== undefined) return { user: { name, instruction } };
  }
  return undefined;
}
