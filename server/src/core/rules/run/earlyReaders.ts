// Pipes with a reader that stops before the end (`head -n 1`, `grep -q`): what writes into them dies of the closed pipe, which pipefail makes the status of the pipe.
import { filters, writesAtOnce } from "../../knowledge/pipeEnds";
import { inPipe, isChecked, optionsAt, statusCounts } from "../../shell/astQueries";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction, SyntaxTree } from "../../syntax/types";
import type { FileContext } from "../rule";
import { nameOf } from "./download";
import { hiddenBy } from "./lostPipes";

export interface EarlyPipe {
  /** The first command of the pipe. */
  readonly first: Command;
  readonly reader: string;
  /** What may die of it; undefined: not a plain command. */
  readonly writer: string | undefined;
}

const programs = ({ operands, options }: Invocation, named: RegExp): readonly string[] => [
  ...operands.slice(0, 1).map(({ text }) => text),
  ...options.flatMap(({ name, value }) => (named.test(name) && value !== undefined ? [value] : [])),
];

/** Ends before it has read all. */
function stops(invocation: Invocation): boolean {
  switch (invocation.program) {
    case "head":
      return !readsAll(invocation);
    case "grep":
    case "egrep":
    case "fgrep":
    case "zgrep":
      return hasOption(invocation, "-q", "--quiet", "--silent", "-m", "--max-count", "-l", "--files-with-matches");
    case "sed":
      return programs(invocation, /^(?:-e|--expression)$/).some((text) => /(?:^|[;{}\d/$!\s"'])[qQ]\s*\d*(?:$|[;}\s"'])/.test(text));
    case "awk":
    case "gawk":
    case "mawk":
      return programs(invocation, /^$/).some((text) => /\bexit\b/.test(text));
    case "perl":
      return programs(invocation, /^-[a-z]*e$/).some((text) => /\b(?:exit|last)\b/.test(text));
    case "dd":
      return invocation.operands.some(({ text }) => text.startsWith("count="));
    case "read":
    case "true":
    case ":":
      return true;
    default:
      return false;
  }
}

/** `head -n -1`, `head -c -5`: all but the last. */
const readsAll = ({ options }: Invocation): boolean =>
  options.some(({ name, value }) => /^(?:-n|-c|--lines|--bytes)$/.test(name) && value?.startsWith("-"));

const filled = new WeakMap<ShellScript, ReadonlySet<string>>();

/** The variables that may hold the output of a program. */
function filledIn(script: ShellScript): ReadonlySet<string> {
  const known = filled.get(script);
  if (known) return known;
  const all = script.commands.flatMap(({ assignments }) => assignments.filter(({ value }) => value === undefined));
  const names = new Set(all.map(({ name }) => name));
  filled.set(script, names);
  return names;
}

/** `echo $x` where the script has put the output of a program in x, `echo "$(x)"`. */
function isLong(script: ShellScript, { words }: Command): boolean {
  const text = words.map((word) => word.text).join(" ");
  if (/\$\(|`/.test(text)) return true;
  return text.includes("$") && Array.from(text.matchAll(/\$\{?(\w+)/g)).some(([, name = ""]) => filledIn(script).has(name));
}

/** All that the pipe's first command hands on comes in one piece, and so does what filters make of it. */
function isAtOnce(script: ShellScript, writer: Command | undefined): boolean {
  for (let at = writer; at; at = inPipe(script, at, at.pipeline.index - 1)) {
    const name = nameOf(script, at) ?? "";
    if (at.pipeline.index === 0)
      return writesAtOnce.has(name) ? !isLong(script, at) : /--print-architecture\b/.test(at.words[1]?.text ?? "");
    if (!filters.has(name)) return false;
  }
  return false;
}

function earlyAt(script: ShellScript, command: Command): EarlyPipe | undefined {
  const { index, length } = command.pipeline;
  // Never ends by itself.
  if (command.name === "yes" && index === 0 && length > 1)
    return { first: command, reader: nameOf(script, inPipe(script, command, 1)) ?? "", writer: "yes" };
  const invocation = index > 0 ? invocationOf(script, command) : undefined;
  if (!invocation || !stops(invocation)) return undefined;
  const writer = inPipe(script, command, index - 1);
  if (isAtOnce(script, writer)) return undefined;
  return { first: inPipe(script, command, 0) ?? command, reader: invocation.program, writer: nameOf(script, writer) };
}

/** Its status is nobody's, pipefail or not. */
function isIgnored(script: ShellScript, first: Command, ends: boolean): boolean {
  if (optionsAt(script, first).has("pipefail") || !statusCounts(script, first)) return true;
  const hidden = hiddenBy(script, first);
  return hidden === "ignored" || (hidden === "next" && !ends && !isChecked(script, first));
}

/** Those that may fail where pipefail is switched on. @param ends -e with it */
export const earlyPipes = (script: ShellScript, ends: boolean): readonly EarlyPipe[] =>
  script.commands.flatMap((command) => {
    const early = command.pipeline.length > 1 ? earlyAt(script, command) : undefined;
    return early && !isIgnored(script, early.first, ends) ? [early] : [];
  });

/** Nobody has more RUNs with one. */
const mostKept = 64;

const kept = new WeakMap<SyntaxTree, readonly Instruction[]>();

/** A RUN further down, to which the same SHELL would come, has one. */
export function isEarlyBehind(file: FileContext, run: Instruction): boolean {
  const all =
    kept.get(file.tree) ??
    file
      .each("RUN")
      .filter((each) => file.scripts(each).some((script) => earlyPipes(script, false).length > 0))
      .slice(-mostKept);
  kept.set(file.tree, all);
  const stage = file.stageOf(run);
  const { shell } = file.scopeBefore(run);
  return all.some((each) => {
    if (each.index <= run.index || file.scopeBefore(each).shell !== shell) return false;
    for (let at = file.stageOf(each), steps = 0; at && steps < mostKept; at = at.parent, steps++) if (at === stage) return true;
    return false;
  });
}
