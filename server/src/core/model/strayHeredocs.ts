// Heredocs of instructions that take none: the builder reads their lines as instructions.
import { openersOf, readingOf, takesHeredocs } from "../syntax";
import type { Instruction, SyntaxTree } from "../syntax/types";
import { countBefore } from "../text/sorted";
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

/** Lines of one word that is no instruction, by their word, in order. */
function closersOf({ instructions }: SyntaxTree): ReadonlyMap<string, readonly Instruction[]> {
  const closers = new Map<string, Instruction[]>();
  for (const instruction of instructions) {
    if (readingOf(instruction.keyword) !== undefined || instruction.arguments.text !== "") continue;
    const name = instruction.line.text.trim();
    const list = closers.get(name);
    if (list) list.push(instruction);
    else closers.set(name, [instruction]);
  }
  return closers;
}

/** What is meant is a heredoc only where its closing name stands alone on a line further down. */
function strayOf(
  instruction: Instruction,
  all: readonly Instruction[],
  closers: () => ReturnType<typeof closersOf>,
): StrayHeredoc | undefined {
  if (takesThem(instruction) || !instruction.line.text.includes("<<")) return undefined;
  const [opener] = openersOf(instruction.line.text).openers;
  const first = all[instruction.index + 1];
  if (!opener || !first) return undefined;
  const ofName = closers().get(opener.name) ?? [];
  const closer = ofName[countBefore(ofName.length, (at) => (ofName[at]?.index ?? 0) <= instruction.index)];
  if (!closer) return undefined;
  return {
    name: opener.name,
    openerSpan: instruction.line.spanOf(opener.start, opener.end),
    bodySpan: { start: first.span.start, end: closer.span.end },
  };
}

function findAll(tree: SyntaxTree): readonly StrayHeredoc[] {
  const all: StrayHeredoc[] = [];
  let read: ReturnType<typeof closersOf> | undefined;
  const closers = (): ReturnType<typeof closersOf> => {
    read ??= closersOf(tree);
    return read;
  };
  for (const instruction of tree.instructions) {
    const last = all.at(-1);
    if (last && instruction.span.start < last.bodySpan.end) continue;
    const stray = strayOf(instruction, tree.instructions, closers);
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
