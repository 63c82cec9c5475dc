// The commands of a RUN one by one, in the order in which they stand, each with the directory that it runs in.
import type { Dockerfile } from "../model/types";
import { type Invocation, invocationOf, invocations } from "../shell/invocation";
import { throughShells } from "../shell/throughShells";
import type { Command, Dialect, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { braced } from "./copies";
import { absolute, workdirBefore } from "./paths";
import { type ScriptWords, scriptWords } from "./scriptWords";

/** Where a command of a RUN stands. */
export interface CommandSite {
  readonly words: ScriptWords;
  /** Absolute; begins with `$` where `cd` went to a folder that is not known. */
  readonly directory: string;
  readonly instruction: Instruction;
  readonly dialect: Dialect;
}

export interface CommandStep {
  readonly command: Command;
  /** undefined where its name is not literal, or it only assigns and redirects. */
  readonly runs: Invocation | undefined;
  readonly site: CommandSite;
}

/** Commands in source order, those of `sh -c '…'` behind the shell that runs them. */
function commandsOf(script: ShellScript): readonly Pick<CommandStep, "command" | "runs">[] {
  const runs = new Map(invocations(script).map((invocation) => [invocation.command, invocation]));
  const nested = [...runs.keys()].filter((command) => !script.commands.includes(command));
  const all = nested.length === 0 ? script.commands : [...script.commands, ...nested].sort((a, b) => a.span.start - b.span.start);
  return all.map((command) => ({ command, runs: runs.get(command) }));
}

interface Directory {
  readonly current: string;
  /** Where `cd -` leads. */
  readonly previous: string;
}

/** Alone it leads home. */
function behindCd({ operands: [operand] }: Invocation, { current, previous }: Directory, words: ScriptWords): string {
  if (operand?.value === "-") return previous;
  const [only, ...others] = operand ? words.fields(operand) : [{ text: words.home ?? "$HOME" }];
  return only && others.length === 0 ? absolute(braced(only.text), current) : "$PWD";
}

/** Of a pipeline each command has a shell of its own. */
const changes = ({ name, pipeline }: Command): boolean => name === "cd" && pipeline.length === 1;

/** The directory of each command; undefined where it is the same for all. */
function directoriesOf(script: ShellScript, start: string, words: ScriptWords): ReadonlyMap<Command, Directory> | undefined {
  if (!script.commands.some(changes)) return undefined;
  return throughShells<Directory>(script, { current: start, previous: start }, (at, command) => {
    const invocation = changes(command) ? invocationOf(script, command) : undefined;
    return invocation ? { current: behindCd(invocation, at, words), previous: at.current } : at;
  });
}

/** A script begins where the command that runs it stands. */
const isAround = ({ span: outer }: Command, { span: inner }: Command): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** @param script one of the instruction's own. @param from the directory that it begins in */
export function commandSteps(
  doc: Dockerfile,
  instruction: Instruction,
  script: ShellScript,
  from = workdirBefore(doc, instruction),
): readonly CommandStep[] {
  const words = scriptWords(script, doc.scopeBefore(instruction));
  const begun = new Map<ShellScript, (command: Command) => string>();
  const steps: CommandStep[] = [];
  function begin(own: ShellScript, first: Command): (command: Command) => string {
    const start = steps.findLast(({ command }) => isAround(command, first))?.site.directory ?? from;
    const all = directoriesOf(own, start, words);
    const directoryOf = (command: Command): string => all?.get(command)?.current ?? start;
    begun.set(own, directoryOf);
    return directoryOf;
  }
  for (const { command, runs } of commandsOf(script)) {
    const own = runs?.script ?? script;
    const directory = (begun.get(own) ?? begin(own, command))(command);
    steps.push({ command, runs, site: { words, directory, instruction, dialect: script.dialect } });
  }
  return steps;
}
