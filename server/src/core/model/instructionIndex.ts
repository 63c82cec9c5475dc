// Finds instructions by keyword and by place.
import type { Instruction, SyntaxTree } from "../syntax/types";
import { countBefore } from "../text/sorted";

export interface InstructionIndex {
  each(...keywords: readonly string[]): readonly Instruction[];
  at(offset: number): Instruction | undefined;
}

function byKeyword(instructions: readonly Instruction[]): ReadonlyMap<string, readonly Instruction[]> {
  const lists = new Map<string, Instruction[]>();
  for (const instruction of instructions) {
    const list = lists.get(instruction.keyword);
    if (list) list.push(instruction);
    else lists.set(instruction.keyword, [instruction]);
  }
  return lists;
}

/** The bodies of ONBUILD behind their ONBUILD. */
function withTriggers(instructions: readonly Instruction[]): readonly Instruction[] {
  if (!instructions.some((instruction) => instruction.keyword === "ONBUILD")) return instructions;
  const all: Instruction[] = [];
  for (const instruction of instructions) {
    for (let each: Instruction | undefined = instruction; each; each = each.trigger) all.push(each);
  }
  return all;
}

/** The last instruction that begins at or before the offset. */
const lastBefore = (instructions: readonly Instruction[], offset: number): Instruction | undefined =>
  instructions[countBefore(instructions.length, (index) => (instructions[index]?.span.start ?? 0) <= offset) - 1];

/** Blanks behind an instruction, on its last line, still belong to it: that is where the next word is typed. */
function reaches(instruction: Instruction, offset: number, text: string): boolean {
  return offset <= instruction.span.end || /^[ \t]*$/.test(text.slice(instruction.span.end, offset));
}

export function instructionIndex(tree: SyntaxTree): InstructionIndex {
  const { instructions, text } = tree;
  const answers = new Map<string, readonly Instruction[]>();
  let all: readonly Instruction[] | undefined;
  let lists: ReadonlyMap<string, readonly Instruction[]> | undefined;

  function collect(keywords: readonly string[]): readonly Instruction[] {
    all ??= withTriggers(instructions);
    if (keywords.length === 0) return all;
    lists ??= byKeyword(all);
    const [first, ...others] = keywords;
    if (first !== undefined && others.length === 0) return lists.get(first) ?? [];
    return keywords.flatMap((keyword) => lists?.get(keyword) ?? []).sort((a, b) => a.span.start - b.span.start);
  }
  return {
    each(...keywords) {
      const key = keywords.join(" ");
      const known = answers.get(key);
      if (known) return known;
      const answer = collect(keywords);
      answers.set(key, answer);
      return answer;
    },
    at(offset) {
      let found = lastBefore(instructions, offset);
      if (!found || !reaches(found, offset, text)) return undefined;
      while (found.trigger && found.trigger.span.start <= offset) found = found.trigger;
      return found;
    },
  };
}
