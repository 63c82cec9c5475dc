// What stands by itself and what is the body of an ONBUILD, which runs in another build.
import type { Instruction } from "../syntax/types";
import type { Stage } from "./types";

/** An instruction by itself; of one in front of the first FROM it is taken for granted. */
export function standsAlone(instruction: Instruction, stage: Stage | undefined): boolean {
  const first = stage?.instructions[0];
  return first === undefined || stage?.instructions[instruction.index - first.index] === instruction;
}
