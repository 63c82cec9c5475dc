// What a command really runs: sudo, env, exec, xargs … unwrapped, options told from operands, the script of `sh -c` read.
import { commandWrapper } from "../knowledge/commandWrappers";
import type { Span } from "../text/span";
import { unquoted } from "./decoded";
import { dialectOfProgram, programName, shellCall } from "./dialect";
import { type Arguments, readArguments } from "./options";
import { inOwnText, parseScript } from "./parseScript";
import type { Command, ShellScript, ShellWord } from "./types";

export { hasOption, type Option, optionOf } from "./options";

export interface Invocation extends Arguments {
  readonly command: Command;
  /** The script that holds the command; one of `sh -c` for those inside it. */
  readonly script: ShellScript;
  /** Without directory; `pip` for `python -m pip` and `pip3.11`. */
  readonly program: string;
  /** The program's name and all behind it, wrappers left out. */
  readonly words: readonly ShellWord[];
  /** `sudo`, `env` … in front of it, in order. */
  readonly wrappers: readonly string[];
  /** The program's own word, or `python -m pip`. */
  readonly nameSpan: Span;
}

/** What a finding about the whole call underlines: `apt-get install`, the program alone where it has no subcommand. */
export const callSpan = ({ nameSpan, subcommand }: Pick<Invocation, "nameSpan" | "subcommand">): Span => ({
  start: nameSpan.start,
  end: (subcommand?.span ?? nameSpan).end,
});

const assignment = /^[A-Za-z_]\w*=/;

/** Index of the first word behind a wrapper's options, operands and assignments. */
function behindWrapper(words: readonly ShellWord[], at: number, program: string): number | undefined {
  const wrapper = commandWrapper(program);
  if (!wrapper) return undefined;
  let next = at + 1;
  for (; next < words.length; next++) {
    const text = words[next]?.value ?? words[next]?.text ?? "";
    if (text === "--") {
      next++;
      break;
    }
    if (wrapper.assignments && assignment.test(text)) continue;
    if (!text.startsWith("-") || text === "-") break;
    // `command -v x` asks for a path and runs nothing.
    if (program === "command" && /^-[vV]+$/.test(text)) return undefined;
    if (wrapper.valued.includes(text)) next++;
  }
  next += wrapper.operands;
  while (wrapper.assignments && assignment.test(words[next]?.text ?? "")) next++;
  return next < words.length ? next : undefined;
}

const versioned = /^(pip|python|gem|ruby|php|perl|node|composer|conda)(?:[23]?(?:\.\d+)*|-?\d+(?:\.\d+)*)$/;
const plainName = (name: string): string => versioned.exec(name)?.[1] ?? name;

/** `python -m pip` is pip. Modules that are programs of the same name. */
const modules: ReadonlySet<string> = new Set(["pip", "pipenv", "poetry", "uv"]);

function moduleAt(words: readonly ShellWord[], at: number, program: string): number | undefined {
  if (program !== "python") return undefined;
  for (let next = at + 1; next < words.length; next++) {
    const text = words[next]?.value ?? "";
    if (text === "-m") return modules.has(words[next + 1]?.value ?? "") ? next + 1 : undefined;
    if (!/^-[A-Za-z]+$/.test(text)) return undefined;
  }
  return undefined;
}

/** undefined where the program's name is not literal, or there is none. */
export function invocationOf(script: ShellScript, command: Command): Invocation | undefined {
  const { words } = command;
  const wrappers: string[] = [];
  let at = 0;
  for (;;) {
    const path = words[at]?.value;
    if (path === undefined || path === "") return undefined;
    const next = behindWrapper(words, at, programName(path));
    if (next === undefined) break;
    wrappers.push(programName(path));
    at = next;
  }
  const first = words[at];
  if (first?.value === undefined) return undefined;
  const program = plainName(programName(first.value));
  const module = moduleAt(words, at, program);
  const own = words.slice(module ?? at);
  const name = module === undefined ? program : (own[0]?.value ?? program);
  const nameSpan = { start: first.span.start, end: (own[0] ?? first).span.end };
  return { command, script, program: name, words: own, wrappers, nameSpan, ...readArguments(name, own.slice(1)) };
}

/** The script that `sh -c '…'`, `su -c '…'` runs, with file offsets; undefined for other commands. */
export function nestedScript(invocation: Invocation): ShellScript | undefined {
  const { program, words, script, command } = invocation;
  const call = dialectOfProgram(program) === undefined ? undefined : shellCall(words.map(({ value }) => value));
  const su =
    program === "su" || program === "runuser" ? invocation.options.find(({ name }) => name === "-c" || name === "--command") : undefined;
  const word = call?.takesScript ? words[call.rest] : su?.valueWord;
  if (!word) return undefined;
  const own = inOwnText(command).words[command.words.indexOf(word)];
  if (!own) return undefined;
  const dialect =
    call && call.dialect !== "sh" ? call.dialect : script.dialect === "dash" || script.dialect === "ash" ? script.dialect : "sh";
  return parseScript(unquoted(script.source, own.span.start, own.span.end), dialect, call?.options);
}

const cache = new WeakMap<ShellScript, readonly Invocation[]>();
/** Scripts in scripts in scripts; each level is shorter, but nobody writes more. */
const deepest = 5;

/** A substitution inside `sh -c "… $(x)"` is read in both scripts, but runs once. */
function collect(script: ShellScript, depth: number, into: Map<string, Invocation>): void {
  for (const command of script.commands) {
    const place = `${command.span.start}-${command.span.end}`;
    const invocation = into.has(place) ? undefined : invocationOf(script, command);
    if (!invocation) continue;
    into.set(place, invocation);
    const nested = depth < deepest ? nestedScript(invocation) : undefined;
    if (nested) collect(nested, depth + 1, into);
  }
}

/** All commands of a script with a literal name, those of `sh -c '…'` behind the shell that runs them. */
export function invocations(script: ShellScript): readonly Invocation[] {
  const known = cache.get(script);
  if (known) return known;
  const found = new Map<string, Invocation>();
  collect(script, 0, found);
  const list = [...found.values()];
  cache.set(script, list);
  return list;
}
