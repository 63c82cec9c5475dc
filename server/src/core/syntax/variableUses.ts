// The variables that an instruction's arguments refer to, each at its place in the file.
import type { Span } from "../text/span";
import { variableReferences } from "./expand";
import type { VariableReference } from "./lex";
import type { EscapeCharacter, Instruction } from "./types";

export interface VariableUse {
  readonly reference: VariableReference;
  /** From the `$` to behind the name or the `}`. */
  readonly span: Span;
  /** The name alone. */
  readonly nameSpan: Span;
}

/** Of a part of the instruction's arguments, or of all. */
export function variableUses(instruction: Instruction, at: Span, escapeCharacter: EscapeCharacter): readonly VariableUse[] {
  const logical = instruction.arguments;
  if (!logical.text.includes("$")) return [];
  return variableReferences(logical.text, { escape: escapeCharacter }).flatMap((reference) => {
    const span = logical.spanOf(reference.start, reference.end);
    if (span.start < at.start || span.end > at.end) return [];
    const { nameStart, name } = reference;
    return { reference, span, nameSpan: logical.spanOf(nameStart, nameStart + name.length) };
  });
}
