// Heredocs of instructions that take none: the builder reads their lines as instructions.
import { openersOf, takesHeredocs } from "../syntax";
import type { Instruction, SyntaxTree } from "../syntax/types";
import { covers, type Span } from "../text/span";

export interface StrayHeredoc {
  readonly name: string;
  /** The `<<EOF`. */
  readonly openerSpan: Span;
  /** From the line below it to behind the closing name. */
  readonly bodySpan: Span;
}

const none: readonly StrayHeredoc[] = [];
const found = new WeakMap<SyntaxTree, readonly StrayHeredoc[]>();

/** It takes heredocs itself, or holds one that does. */
const takesThem = ({ keyword, trigger }: Instruction): boolean => takesHeredocs.has(trigger?.keyword ?? keyword);

/** What is meant is a heredoc only where its closing name stands alone on a line further down. */
function strayOf(instruction: Instruction, all: readonly Instruction[], text: string): StrayHeredoc | undefined {
  if (takesThem(instruction) || !instruction.line.text.includes("<<")) return undefined;
  const [opener] = openersOf(instruction.line.text).openers;
  const first = all[instruction.index + 1];
  if (!opener || !first) return undefined;
  const closer = all.slice(first.index).find(({ span }) => text.slice(span.start, span.end) === opener.name);
  if (!closer) return undefined;
  return {
    name: opener.name,
    openerSpan: instruction.line.spanOf(opener.start, opener.end),
    bodySpan: { start: first.span.start, end: closer.span.end },
  };
}

function findAll({ text, instructions }: SyntaxTree): readonly StrayHeredoc[] {
  const all: StrayHeredoc[] = [];
  for (const instruction of instructions) {
    const last = all.at(-1);
    if (last && instruction.span.start < last.bodySpan.end) continue;
    const stray = strayOf(instruction, instructions, text);
    if (stray) all.push(stray);
  }
  return all;
}

/** In order, none inside another. */
export function strayHeredocs(tree: SyntaxTree): readonly StrayHeredoc[] {
  if (!tree.text.includes("<<")) return none;
  const known = found.get(tree) ?? findAll(tree);
  found.set(tree, known);
  return known;
}

export const isInStrayHeredoc = ({ span }: Instruction, stray: readonly StrayHeredoc[]): boolean =>
  stray.some(({ bodySpan }) => covers(bodySpan, span));
