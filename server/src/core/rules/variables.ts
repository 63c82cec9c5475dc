// The variables that an instruction refers to, each at its place in the file.
import { variableReferences } from "../syntax/expand";
import type { VariableReference } from "../syntax/lex";
import type { EscapeCharacter, Instruction } from "../syntax/types";
import type { Span } from "../text/span";

export interface Use {
  readonly reference: VariableReference;
  /** From the `$` to behind the name or the `}`. */
  readonly span: Span;
  /** The name alone. */
  readonly nameSpan: Span;
}

/** Of a part of the instruction's arguments, or of all. */
export function usesIn(instruction: Instruction, at: Span, escapeCharacter: EscapeCharacter): readonly Use[] {
  const logical = instruction.arguments;
  if (!logical.text.includes("$")) return [];
  return variableReferences(logical.text, { escape: escapeCharacter }).flatMap((reference) => {
    const span = logical.spanOf(reference.start, reference.end);
    if (span.start < at.start || span.end > at.end) return [];
    const { nameStart, name } = reference;
    return { reference, span, nameSpan: logical.spanOf(nameStart, nameStart + name.length) };
  });
}
