// When a variable that the builder puts in has no value, and when that does not matter.
import type { VariableUse } from "../../model/variableUses";
import { covers } from "../../text/span";
import type { InstructionContext } from "../rule";

/** `${x:-y}`, `${x+y}`, `${x?y}`, and the shell's `${x:=y}`: an answer for the case that it is not set. */
export const answersUnset = (operator: string | undefined): boolean => /^:?[-+?=]$/.test(operator ?? "");

/** Nothing that this file says gives it a value. */
export function isFree({ name, operator }: VariableUse, { scope, options }: InstructionContext): boolean {
  if (name === "PATH" || scope.lookup(name) || /^\d+$|^[@*#?$!-]$/.test(name)) return false;
  return options.buildkit || !answersUnset(operator);
}

/** Inside `${A:+…}` of an A that is not set either: it is never read. */
export const isUnread = (use: VariableUse, all: readonly VariableUse[], { scope }: InstructionContext): boolean =>
  all.some((outer) => outer !== use && /^:?\+$/.test(outer.operator ?? "") && covers(outer.span, use.span) && !scope.lookup(outer.name));
