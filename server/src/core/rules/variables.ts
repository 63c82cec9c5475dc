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

/** The declared name at most two edits away from an undeclared one. */
export function nearName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = edits(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least && distance < Math.max(2, name.length)) [best, least] = [candidate, distance];
  }
  return best;
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
