// Commands that a build is there for and whose failure a RUN does not hear of: `;` and a clean-up stand behind them, or the next turn of a loop.
import { isWeighty } from "../../knowledge/weightyCommands";
import { followedBy, loops, optionsAt, switchesErrexitOff } from "../../shell/astQueries";
import { hasOption, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";

export interface Unheard {
  readonly program: string;
  /** The last of what stands in front of the `;`, clean-ups joined by `&&` left out, or of the loop's body. */
  readonly command: Command;
  /** The first of its chain of `&&`; of a loop's body undefined. */
  readonly first?: Command;
  /** The clean-up behind `;`; undefined: the loop's next turn. */
  readonly next: Command | undefined;
}

/** The program with its subcommand, as it is told; undefined: its failure matters less, or is somebody's. */
export function weightyName(script: ShellScript, command: Command): string | undefined {
  const invocation = command.pipeline.index === command.pipeline.length - 1 ? invocationOf(script, command) : undefined;
  if (!invocation) return undefined;
  const { program, subcommand, options } = invocation;
  if (program === "tar" || program === "bsdtar")
    return options.some(({ name }) => name === "-x" || name === "--extract" || name === "--get") ||
      /^[a-z]*x/.test(invocation.words[1]?.text ?? "")
      ? program
      : undefined;
  // Of a program that nobody knows the first word is no subcommand yet.
  const name = subcommand?.value ?? invocation.operands[0]?.value;
  return isWeighty(program, name)
    ? name === undefined || /^(?:make|wget|unzip|cpanm|ninja)$/.test(program)
      ? program
      : `${program} ${name}`
    : undefined;
}

const says: ReadonlySet<string> = new Set(["echo", "printf", "cd", "unset", "sync", "ldconfig", "hash", "history", "popd"]);

/** Succeeds whatever came of the commands in front of it. */
function cleansUp(script: ShellScript, command: Command): boolean {
  const { name } = command;
  if (name !== undefined && says.has(name)) return true;
  const invocation = invocationOf(script, command);
  if (!invocation) return false;
  const { program, subcommand } = invocation;
  if (program === "rm") return hasOption(invocation, "-f", "--force");
  if (program === "find") return hasOption(invocation, "-delete", "-exec");
  if (/^(?:apt|apt-get|yum|dnf|microdnf|zypper)$/.test(program)) return /^(?:clean|autoclean|autoremove)$/.test(subcommand?.value ?? "");
  return (
    /^(?:npm|yarn|pip|conda|mamba|composer)$/.test(program) && /^(?:cache|clean|clear-cache|clearcache)$/.test(subcommand?.value ?? "")
  );
}

/** Nobody writes longer chains, nor more loops. */
const furthest = 200;
const mostLoops = 20;

/** The chain of `&&` that ends with the command, the first last; undefined where an `||` in it takes failures. */
function chainOf({ commands }: ShellScript, at: number): readonly Command[] | undefined {
  const chain: Command[] = [];
  for (let place = at; place >= Math.max(0, at - furthest); place--) {
    const command = commands[place];
    if (!command || command.inside.length > 0) continue;
    chain.push(command);
    if (command.joinedBy === "||") return undefined;
    if (command.joinedBy !== "&&" && command.joinedBy !== "|") break;
  }
  return chain;
}

/** The clean-up behind the first `;` after a command, where `&&` joins all up to there; undefined: none, or somebody hears of a failure. */
function behindSemicolon(script: ShellScript, at: number): Command | undefined {
  const { commands } = script;
  for (let place = at + 1; place < commands.length && place < at + furthest; place++) {
    const next = commands[place];
    if (!next || next.inside.length > 0) return undefined;
    if (next.joinedBy === ";") return next;
    if (next.joinedBy !== "&&" && next.joinedBy !== "|") return undefined;
  }
  return undefined;
}

/** Behind the last command that counts nothing stands but clean-ups. */
function beforeCleanUp(script: ShellScript): Unheard | undefined {
  const { commands } = script;
  const at = commands.findLastIndex((command) => command.words.length > 0 && !cleansUp(script, command));
  const command = commands[at];
  if (!command || command.inside.length > 0 || command.background || optionsAt(script, command).has("errexit")) return undefined;
  const next = behindSemicolon(script, at);
  const joint = followedBy(script, command);
  if (!next || (joint !== ";" && joint !== "&&")) return undefined;
  const chain = chainOf(script, at);
  const program = chain?.flatMap((each) => weightyName(script, each) ?? [])[0];
  return program === undefined ? undefined : { program, command, next, ...(chain?.at(-1) && { first: chain.at(-1) }) };
}

/** Last in the body of a `for` with several turns: only that of the last turn is the status of the loop. */
function* inLoops(script: ShellScript): Iterable<Unheard> {
  const several = loops(script)
    .slice(0, mostLoops)
    .filter(({ kind, words }) => kind === "for" && words && (words.length > 1 || words.some(({ text }) => /[$`*{]/.test(text))));
  if (several.length === 0) return;
  for (const command of script.commands) {
    if (command.inside.join() !== "loop" || command.joinedBy === "||" || followedBy(script, command) !== undefined) continue;
    if (command.background || optionsAt(script, command).has("errexit")) continue;
    if (!several.some(({ span }) => span.start < command.span.start && command.span.end <= span.end)) continue;
    const program = weightyName(script, command);
    if (program !== undefined) yield { program, command, next: undefined };
  }
}

export function unheard(script: ShellScript): readonly Unheard[] {
  if (script.commands.some(switchesErrexitOff)) return [];
  const last = beforeCleanUp(script);
  return [...inLoops(script), ...(last ? [last] : [])];
}
