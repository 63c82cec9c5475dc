// The instruction of a kind that counts for the image a stage makes: its own last one, or its parents'.
import type { Instruction } from "../syntax/types";
import type { Stage } from "./types";

const lastOf = new WeakMap<Stage, ReadonlyMap<string, Instruction>>();

/** The last instruction of each keyword, of this stage only. */
function lastByKeyword(stage: Stage): ReadonlyMap<string, Instruction> {
  const known = lastOf.get(stage);
  if (known) return known;
  const last = new Map<string, Instruction>();
  for (const instruction of stage.instructions) last.set(instruction.keyword, instruction);
  lastOf.set(stage, last);
  return last;
}

/** ENTRYPOINT takes away the CMD that a stage inherits. Source: BuildKit's dispatchEntrypoint. */
export function effectiveInstruction(stage: Stage, keyword: string): Instruction | undefined {
  for (let each: Stage | undefined = stage; each; each = each.parent) {
    const last = lastByKeyword(each);
    const found = last.get(keyword);
    if (found) return found;
    if (keyword === "CMD" && last.has("ENTRYPOINT")) return undefined;
  }
  return undefined;
}
