// When a variable that the builder puts in has no value, and when that does not matter.
import { isSetByTrigger } from "../../model/onbuild";
import { answersUnset, type VariableUse } from "../../model/variableUses";
import type { Instruction } from "../../syntax/types";
import { covers } from "../../text/span";
import type { InstructionContext } from "../rule";

/** Nothing that this file says gives it a value. */
export function isFree(instruction: Instruction, { name, operator }: VariableUse, { scope, stage, options }: InstructionContext): boolean {
  if (name === "PATH" || scope.lookup(name) || isSetByTrigger(instruction, stage, name) || /^\d+$|^[@*#?$!-]$/.test(name)) return false;
  return options.buildkit || !answersUnset(operator);
}

/** Inside `${A:+…}` of an A that is not set either: it is never read. */
export const isUnread = (use: VariableUse, all: readonly VariableUse[], { scope }: InstructionContext): boolean =>
  all.some((outer) => outer !== use && /^:?\+$/.test(outer.operator ?? "") && covers(outer.span, use.span) && !scope.lookup(outer.name));
