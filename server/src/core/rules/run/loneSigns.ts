// The `&` signs of a script that put a command into the background, with the command in front of each and the one behind it.
import type { Command, ShellScript } from "../../shell/types";
import type { Span } from "../../text/span";
import type { InstructionContext } from "../rule";

export interface Lone {
  readonly command: Command;
  readonly next: Command | undefined;
  /** The `&`. */
  readonly at: Span;
}

/** The sign behind the last command of a background list. */
function signBehind({ file }: InstructionContext, { span }: Command, end: number): Span | undefined {
  const between = file.slice({ start: span.end, end });
  const found = /^[\s\\`)}]{0,200}&(?![&>])/.exec(between);
  const start = span.end + (found?.[0].length ?? 0) - 1;
  return found ? { start, end: start + 1 } : undefined;
}

export function* loneSigns(script: ShellScript, context: InstructionContext, end: number): Iterable<Lone> {
  const own = script.commands.filter(({ inside }) => !inside.includes("substitution"));
  for (const [index, command] of own.entries()) {
    const next = own[index + 1];
    if (!command.background) continue;
    const at = signBehind(context, command, next?.span.start ?? end);
    if (at) yield { command, next, at };
  }
}
