// A RUN as a plain list of commands, one behind the other: what can be joined, taken out, and written on lines of its own.
import type { Command, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import type { Written } from "./instructionLines";

export interface CommandList {
  readonly script: ShellScript;
  /** Each command, or pipeline, as it stands in the file. */
  readonly parts: readonly Span[];
  /** What stands between them everywhere; undefined for one part. */
  readonly joint: "&&" | ";" | undefined;
}

const isPlain = (command: Command): boolean =>
  command.inside.length === 0 && !command.background && command.joinedBy !== "||" && command.joinedBy !== "&";

function partsOf(commands: readonly Command[]): Span[] {
  const parts: { start: number; end: number }[] = [];
  for (const { joinedBy, span } of commands) {
    const last = parts.at(-1);
    if (joinedBy === "|" && last) last.end = span.end;
    else parts.push({ ...span });
  }
  return parts;
}

/** What stands between two parts: operators, continuations, blanks and comments, nothing else. */
const onlyBetween = (text: string): boolean => /^[\s\\`]*(?:(?:&&|;)[\s\\`]*)?$/.test(text.replace(/^[ \t]*#.*$/gm, ""));

/**
 * undefined where the RUN is more than that: conditions, loops, subshells, background, `||`, errors, other shells.
 * @param scripts those of the RUN
 */
export function commandList(file: Written, run: Instruction, scripts: readonly ShellScript[]): CommandList | undefined {
  const [script] = scripts;
  if (!script || scripts.length !== 1 || run.form !== "shell" || script.errors.length > 0) return undefined;
  const own = script.commands.filter(({ inside }) => !inside.includes("substitution"));
  if (own.length === 0 || !own.every(isPlain)) return undefined;
  const parts = partsOf(own);
  const joints = new Set(own.slice(1).flatMap(({ joinedBy }) => (joinedBy === "&&" || joinedBy === ";" ? [joinedBy] : [])));
  if (joints.size > 1) return undefined;
  const gaps = parts.slice(1).map(({ start }, index) => file.text.slice(parts[index]?.end ?? start, start));
  const whole = script.source.span;
  const first = file.text.slice(whole.start, parts[0]?.start ?? whole.start);
  const last = file.text.slice(parts.at(-1)?.end ?? whole.end, whole.end);
  return gaps.every(onlyBetween) && onlyBetween(first) && /^[\s;]*$/.test(last) ? { script, parts, joint: [...joints][0] } : undefined;
}

/** A RUN that is one command line: no heredoc, no JSON array. */
export const isPlainRun = (run: Instruction): boolean => run.keyword === "RUN" && run.form === "shell" && run.heredocs.length === 0;
