// What stands by itself and what is the body of an ONBUILD, which runs in another build.
import type { Instruction } from "../syntax/types";
import type { Stage } from "./types";

/** An instruction by itself; of one in front of the first FROM it is taken for granted. */
export function standsAlone(instruction: Instruction, stage: Stage | undefined): boolean {
  const first = stage?.instructions[0];
  return first === undefined || stage?.instructions[instruction.index - first.index] === instruction;
}

/** Whether its instruction sets variables in the build that the triggers run in. */
export const setsInTrigger = ({ trigger }: Instruction): boolean => trigger?.keyword === "ARG" || trigger?.keyword === "ENV";

const setters = new WeakMap<Stage, ReadonlyMap<string, number>>();

/** Names that the triggers of a stage set, each with the index of the first one that does. */
function settersOf(stage: Stage): ReadonlyMap<string, number> {
  const known = setters.get(stage);
  if (known) return known;
  const first = new Map<string, number>();
  for (const each of stage.instructions) {
    if (!setsInTrigger(each)) continue;
    for (const { key } of each.trigger?.pairs ?? []) if (!first.has(key)) first.set(key, each.index);
  }
  setters.set(stage, first);
  return first;
}

/** `ONBUILD ARG name` and `ONBUILD ENV name=…` count for the triggers behind them, which run in their order, and for nothing else. */
export const isSetByTrigger = (instruction: Instruction, stage: Stage | undefined, name: string): boolean =>
  stage !== undefined && !standsAlone(instruction, stage) && (settersOf(stage).get(name) ?? Infinity) < instruction.index;
