// For each RUN whose layer is in the image, what COPY and ADD have brought in the layers below it.
import { layerFilesOf } from "../../image";
import { wholeText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import { isTestRun } from "../../model/testRun";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import { type Brought, broughtBy, mayRemove, withoutRemoved } from "./changedTrees";

/** Layers of the image, this many COPYs back. */
const furthest = 200;
const betweenThem = /^(?:LABEL|EXPOSE|ENV|CMD|ENTRYPOINT)$/;

export interface CopiesBelow {
  readonly run: Instruction;
  /** Those that bring more than a few small files, as far as no RUN in between takes them away. */
  readonly brought: readonly Brought[];
  /** The COPY directly above. */
  readonly above: Instruction | undefined;
}

export function* copiesBelowRuns(file: FileContext): Iterable<CopiesBelow> {
  if (isTestRun(file)) return;
  let brought: readonly Brought[] = [];
  const instructions = file.finalStage ? lineage(file.finalStage).flatMap((stage) => stage.instructions) : file.instructions;
  let above: Instruction | undefined;
  for (const instruction of instructions) {
    const { keyword } = instruction;
    if (keyword === "RUN") yield { run: instruction, brought, above };
    if (keyword === "RUN" && brought.length > 0 && mayRemove.test(wholeText(instruction)))
      brought = withoutRemoved(brought, layerFilesOf(file, instruction).removes);
    const found = keyword === "COPY" || keyword === "ADD" ? broughtBy(file, instruction) : undefined;
    if (found) brought = [...brought.slice(1 - furthest), found];
    if (keyword === "COPY") above = instruction;
    else if (!betweenThem.test(keyword)) above = undefined;
  }
}
