// Names that a RUN's shell sets itself: behind a setting that always happens, a name is another variable than the ARG or ENV so called.
import type { Dockerfile } from "../model/types";
import { scriptsOf } from "../shell/scriptsOf";
import { type VariableSetting, variablesSet } from "../shell/variables";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";

export interface ShellNames {
  /** Names of settings after which the name is the shell's own. */
  readonly own: readonly Span[];
  /** Names of settings that may happen or not, so that both are one variable to a reader, of `unset` and of `export` alone. */
  readonly shared: readonly Span[];
  /** A use there reads what the shell has set. */
  isOwn(use: Span): boolean;
}

const none: ShellNames = { own: [], shared: [], isOwn: () => false };

/** It happens before what stands behind it: not in a condition, a subshell or a pipe. */
function isSure({ by, command }: VariableSetting): boolean {
  if (by === "for" || by === "getopts") return true;
  return command !== undefined && command.inside.length === 0 && command.joinedBy !== "||" && command.pipeline.length === 1;
}

/** The name alone; undefined where it does not stand there as it is. */
function nameIn(doc: Dockerfile, { name, span }: VariableSetting): Span | undefined {
  const start = span.start + (/^["']/.exec(doc.slice(span))?.[0].length ?? 0);
  const at = { start, end: start + name.length };
  return doc.slice(at) === name ? at : undefined;
}

/** `export A` only hands it on, and `unset A` takes it away: no value of the shell's own. */
const givesValue = (doc: Dockerfile, { by, span }: VariableSetting): boolean =>
  by === "assignment" || by === "for" || by === "getopts" || by === "read" || (by !== "unset" && doc.slice(span).includes("="));

export function shellNames(doc: Dockerfile, instruction: Instruction, name: string): ShellNames {
  if (instruction.keyword !== "RUN") return none;
  const settings = scriptsOf(doc, instruction)
    .flatMap(variablesSet)
    .filter((each) => each.name === name && each.by !== "command"); // `A=1 command`: for that command alone
  if (settings.length === 0) return none;
  const sure = settings.filter((each) => givesValue(doc, each) && isSure(each));
  const from = Math.min(...sure.map(({ span }) => span.end));
  const names = (list: readonly VariableSetting[]): readonly Span[] => list.flatMap((each) => nameIn(doc, each) ?? []);
  const isOwn = (use: Span): boolean => use.start >= from;
  return {
    own: names(sure),
    shared: names(settings.filter((each) => !sure.includes(each))).filter((at) => !isOwn(at)),
    isOwn,
  };
}
