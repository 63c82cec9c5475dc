// Uses of a variable by the builder and by the shell, in the order of a stage.

import { baseMaySet } from "../../image";
import { instructionFact } from "../../knowledge/instructions";
import type { Stage } from "../../model/types";
import { answersUnset, variableUsesIn } from "../../model/variableUses";
import type { ShellScript } from "../../shell/types";
import { maySet, variablesRead } from "../../shell/variables";
import type { Instruction } from "../../syntax/types";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";

export interface ScopedUse {
  readonly name: string;
  readonly at: Span;
}

/** Names that a script reads and does not set, each with its first place. */
const readNames = new WeakMap<ShellScript, ReadonlyMap<string, Span>>();

function namesRead(script: ShellScript, instruction: Instruction): ReadonlyMap<string, Span> {
  let found = readNames.get(script);
  if (!found) {
    // `${A:-x}` has a value of its own.
    const plain = variablesRead(script).filter(
      ({ name, span }) => !maySet(script, instruction, name) && span.end - span.start <= name.length + 3,
    );
    found = new Map(plain.reverse().map(({ name, span }) => [name, span]));
    readNames.set(script, found);
  }
  return found;
}

/** `ARG X=$X`: undefined-variable says what that does. */
const isItself = ({ keyword, pairs }: Instruction, name: string, at: Span): boolean =>
  keyword === "ARG" && pairs.some(({ key, valueSpan }) => key === name && valueSpan !== undefined && covers(valueSpan, at));

function usesOf(instruction: Instruction, file: FileContext): Iterable<readonly [string, Span]> {
  if (instruction.keyword === "RUN") return file.scripts(instruction).flatMap((script) => [...namesRead(script, instruction)]);
  return variableUsesIn(instruction, instruction.arguments.span, file.tree.escape).flatMap(({ name, operator, span }) =>
    answersUnset(operator) ? [] : [[name, span] as const],
  );
}

const mentioned = /\$\{?([A-Za-z_]\w*)/g;

/** The text alone: cheap, and true for `'$A'` too. */
function mentions({ arguments: { text }, heredocs, index }: Instruction, wanted: Wanted): boolean {
  const found = (part: string): boolean => {
    if (part.includes("$")) for (const [, name = ""] of part.matchAll(mentioned)) if (wanted(name, index)) return true;
    return false;
  };
  return found(text) || heredocs.some(({ body }) => found(body.text));
}

/** Whether a use of this name by the instruction with this index is of interest. */
export type Wanted = (name: string, index: number) => boolean;

/**
 * Wanted uses in a stage's own instructions of names that are not defined where they stand, that the base image certainly does
 * not set; one a name and instruction.
 */
export function* undefinedUses(file: FileContext, stage: Stage, wanted: Wanted): Generator<ScopedUse> {
  for (const instruction of stage.instructions) {
    const { keyword, index } = instruction;
    if ((keyword !== "RUN" && instructionFact(keyword)?.variables !== "yes") || !mentions(instruction, wanted)) continue;
    const seen = new Set<string>();
    for (const [name, at] of usesOf(instruction, file)) {
      if (seen.has(name) || !wanted(name, index) || file.scopeBefore(instruction).lookup(name)) continue;
      seen.add(name);
      if (baseMaySet(stage, name) === false && !isItself(instruction, name, at)) yield { name, at };
    }
  }
}
