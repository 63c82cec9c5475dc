// Where the words of a wrapper end and the command that it runs begins.
import type { Wrapper } from "../knowledge/wrapperRow";
import { wrappers } from "../knowledge/wrappers";
import { programName } from "../shell/dialect";

/** A short option takes the next word where nothing stands behind it in a cluster: `-Eu app`, `-qec "…"`, but not `-oL`. */
export function takesNext(word: string, valued: readonly string[]): boolean {
  if (valued.includes(word)) return true;
  if (!/^-[A-Za-z]{2,}$/.test(word)) return false;
  const letters = [...word.slice(1)];
  const first = letters.findIndex((letter) => valued.includes(`-${letter}`));
  return first >= 0 && first === letters.length - 1;
}

/** Index of the first word that is neither an option nor the value of one. */
export function firstOperand(argv: readonly string[], from: number, valued: readonly string[]): number {
  let at = from;
  while (/^-./.test(argv[at] ?? "") && argv[at] !== "--") at += takesNext(argv[at] ?? "", valued) ? 2 : 1;
  return at;
}

export interface WrapperCall {
  readonly row: Wrapper;
  /** Its own options, as they are written. */
  readonly options: readonly string[];
  /** Index of the command; the number of words where there is none. */
  readonly at: number;
  /** Index of the word that holds a line for the shell. */
  readonly line: number | undefined;
}

/** For env every word with `=` is an assignment, `logger.level=WARN` too. */
const assignment = (name: string): RegExp => (name === "env" ? /^[^-=][^=]*=/ : /^\w+=/);

const isOption = (option: string, names: readonly string[]): boolean =>
  names.some((name) => option === name || (name.startsWith("--") && option.startsWith(`${name}=`))) ||
  (/^-[A-Za-z]{2,}$/.test(option) && [...option.slice(1)].some((letter) => names.includes(`-${letter}`)));

interface Read {
  readonly options: string[];
  at: number;
  operands: number;
}

/** One word of the wrapper's own; `line` where its value is the command, `done` where the command begins. */
function step(argv: readonly string[], name: string, row: Wrapper, read: Read): "line" | "done" | undefined {
  const word = argv[read.at] ?? "";
  if (word === "--") read.at++;
  else if (/^-./.test(word)) {
    if (takesNext(word, row.line ?? [])) return "line";
    read.options.push(word);
    read.at += takesNext(word, row.valued) ? 2 : 1;
  } else if (row.assignments && assignment(name).test(word)) read.at++;
  else if (read.operands > 0) {
    read.operands--;
    read.at++;
  } else return "done";
  return undefined;
}

function ownWord(argv: readonly string[], { words, valued }: Wrapper): number | undefined {
  if (!words || words.length === 0) return 1;
  const at = firstOperand(argv, 1, valued);
  return words.includes(argv[at] ?? "") ? at + 1 : undefined;
}

/** undefined: no wrapper, or one that is asked for something else. */
export function wrapperCall(argv: readonly string[]): WrapperCall | undefined {
  const name = programName(argv[0] ?? "");
  const row = wrappers.get(name);
  const start = row && ownWord(argv, row);
  if (!row || start === undefined) return undefined;
  if (row.behindDashes) {
    const dashes = argv.indexOf("--", start);
    return { row, options: argv.slice(start, Math.max(dashes, start)), at: dashes < 0 ? argv.length : dashes + 1, line: undefined };
  }
  const read: Read = { options: [], at: start, operands: row.operands };
  while (read.at < argv.length) {
    const found = step(argv, name, row, read);
    if (found === "line") return { row, options: read.options, at: argv.length, line: read.at + 1 };
    if (found === "done") break;
  }
  return { row, options: read.options, at: read.at, line: undefined };
}

/** How the wrapper does with the options that it is given. */
export const behaviourOf = ({ row, options }: WrapperCall): Pick<Wrapper, "effect" | "forwards"> =>
  row.instead && options.some((option) => isOption(option, row.instead?.options ?? [])) ? row.instead : row;

/** It starts the command in the background and ends. */
export function leavesCommand(call: WrapperCall, isLeader: boolean): boolean {
  const { row, options } = call;
  if (options.some((option) => isOption(option, row.leaves ?? []))) return true;
  return row.leavesAsLeader === true && isLeader && behaviourOf(call) === row;
}
