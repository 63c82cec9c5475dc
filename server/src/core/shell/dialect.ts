// Which shell reads an instruction's command line: SHELL in force, else `# hadolint shell=`, else the base image; undefined for PowerShell and cmd.

import { knowsPipefail, shellDialects } from "../knowledge/shells";
import { imageBelow } from "../model/baseImage";
import { readSuppressions } from "../model/suppressions";
import type { Dockerfile, Stage } from "../model/types";
import { isWindowsStage } from "../model/windows";
import type { Instruction, SyntaxTree } from "../syntax/types";
import { linkedShell } from "./linkedShell";
import type { Dialect, ShellOption } from "./types";

export interface ShellInForce {
  readonly dialect: Dialect;
  /** Options that the shell is started with. */
  readonly options: readonly ShellOption[];
}

/** A shell inside an argv, and where the script behind its `-c` stands. */
export interface ShellCall extends ShellInForce {
  /** As the argv names it, without directory: `sh` may be any of them. */
  readonly program: string;
  /** Index in the argv of what follows the options: the script of `-c`, or a script file. */
  readonly rest: number;
  readonly takesScript: boolean;
}

const dialects: Readonly<Record<string, Dialect>> = shellDialects;

/** By their letters behind `-` or `+`. */
export const optionLetters: Readonly<Record<string, ShellOption>> = { e: "errexit", u: "nounset", x: "xtrace" };
const names: ReadonlySet<string> = new Set<ShellOption>(["errexit", "nounset", "pipefail", "xtrace"]);
export const isShellOption = (name: string): name is ShellOption => names.has(name);

/** Program name without directory and `.exe`. */
export const programName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.exe$/i, "");

/** The dialect of a shell by its program's name; undefined for anything else. */
export const dialectOfProgram = (path: string): Dialect | undefined => {
  const name = programName(path);
  return Object.hasOwn(dialects, name) ? dialects[name] : undefined;
};

/** Reads the options behind a shell's name; `argv[at]` is the shell. */
function shellCallAt(argv: readonly (string | undefined)[], at: number, dialect: Dialect, program: string): ShellCall {
  const options: ShellOption[] = [];
  let takesScript = false;
  let rest = at + 1;
  for (; rest < argv.length; rest++) {
    const word = argv[rest];
    if (word === undefined || !/^[-+]./.test(word)) break;
    if (word === "--") {
      rest++;
      break;
    }
    if (word.startsWith("--")) continue;
    for (const letter of word.slice(1)) {
      const named = letter === "o" ? argv[++rest] : optionLetters[letter];
      if (letter === "c") takesScript = true;
      if (word[0] === "-" && named !== undefined && isShellOption(named)) options.push(named);
    }
  }
  return { program, dialect, options, takesScript, rest };
}

/** The first shell of an argv, behind whatever starts it (`/usr/bin/env`, `tini --`, `conda run -n x`). */
export function shellCall(argv: readonly (string | undefined)[]): ShellCall | undefined {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at];
    const dialect = word === undefined ? undefined : dialectOfProgram(word);
    if (word === undefined || dialect === undefined) continue;
    const busybox = /(^|\/)busybox(\/|$)/.test(word) || programName(argv[at - 1] ?? "") === "busybox";
    return shellCallAt(argv, at, busybox && dialect === "sh" ? "ash" : dialect, programName(word));
  }
  return undefined;
}

/** `# hadolint shell=…` by position; `undefined` stands for a shell that is not a POSIX one. */
interface Pragma {
  readonly offset: number;
  readonly dialect: Dialect | undefined;
}

const pragmasOf = (tree: SyntaxTree): readonly Pragma[] =>
  readSuppressions(tree).shells.map(({ name, span }) => ({ offset: span.start, dialect: dialectOfProgram(name) }));

/** The last one above the instruction, in its stage or before the first FROM. */
function pragmaFor(doc: Dockerfile, instruction: Instruction, stage: Stage | undefined): Pragma | undefined {
  const first = doc.stages[0]?.from.span.start ?? Number.POSITIVE_INFINITY;
  const inStage = stage?.from.span.start ?? 0;
  return pragmasOf(doc.tree).findLast(({ offset }) => offset < instruction.span.start && (offset < first || offset > inStage));
}

/** `/bin/sh` as an instruction finds it: of the image below, or what a RUN has put there; undefined on Windows. */
export function imageShell(doc: Dockerfile, instruction: Instruction): Dialect | undefined {
  const { stage: inScope, shellLinks } = doc.scopeBefore(instruction);
  const stage = inScope ?? doc.stageOf(instruction);
  if (isWindowsStage(stage)) return undefined;
  const linked = shellLinks.length > 0 ? linkedShell(shellLinks) : undefined;
  if (linked) return linked;
  const kind = imageBelow(stage)?.shell?.kind;
  if (kind !== undefined && kind !== "none") return kind;
  // The backtick is chosen for Windows paths; in a piece of a file nothing says otherwise.
  return doc.tree.escape === "`" && stage === undefined ? undefined : "sh";
}

/** Whether what reads a script in the stage knows `set -o pipefail`; undefined where nobody can tell. */
export function takesPipefail(dialect: Dialect, stage: Stage | undefined): boolean | undefined {
  if (dialect !== "sh" && dialect !== "dash") return true;
  const shell = imageBelow(stage)?.shell;
  return dialect === "dash" && shell?.kind === "dash" ? knowsPipefail(shell) : undefined;
}

/** Undefined where the command line is not read by a POSIX shell. */
export function shellInForce(doc: Dockerfile, instruction: Instruction): ShellInForce | undefined {
  const { shell, stage: inScope } = doc.scopeBefore(instruction);
  const stage = inScope ?? doc.stageOf(instruction);
  if (shell) {
    const call = shellCall(shell);
    if (!call) return undefined;
    return call.dialect === "sh" ? { dialect: imageShell(doc, instruction) ?? "sh", options: call.options } : call;
  }
  const pragma = pragmaFor(doc, instruction, stage);
  const dialect = pragma ? pragma.dialect : imageShell(doc, instruction);
  return dialect && { dialect, options: [] };
}
