// Cuts the instructions of a file into the part before the first FROM and the stages.
import type { Instruction } from "../syntax/types";
import { countBefore } from "../text/sorted";

export interface Section {
  /** 0: before the first FROM; n: the stage with index n - 1. */
  readonly number: number;
  readonly from: Instruction | undefined;
  /** Indexes of its instructions, FROM not counted: `first <= index < end`. */
  readonly first: number;
  readonly end: number;
}

export function cutSections(instructions: readonly Instruction[]): readonly [Section, ...Section[]] {
  const starts: number[] = [];
  instructions.forEach((instruction, index) => {
    if (instruction.keyword === "FROM") starts.push(index);
  });
  const count = instructions.length;
  return [
    { number: 0, from: undefined, first: 0, end: starts[0] ?? count },
    ...starts.map((start, stage) => ({ number: stage + 1, from: instructions[start], first: start + 1, end: starts[stage + 1] ?? count })),
  ];
}

/** The section that the instruction with this index lies in; a FROM lies in its own stage. */
export function sectionAt(sections: readonly Section[], index: number): Section | undefined {
  const started = countBefore(sections.length, (number) => {
    const section = sections[number];
    return section !== undefined && section.first - (section.from ? 1 : 0) <= index;
  });
  return sections[Math.max(0, started - 1)];
}
