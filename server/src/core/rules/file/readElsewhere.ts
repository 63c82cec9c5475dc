// Whether a path of a stage matters to nobody but that stage: its layers do not ship, and no other stage takes anything from there.
import { sourceArguments } from "../../model/arguments";
import { shippedStages } from "../../model/lineage";
import { mountOption } from "../../model/mounts";
import { referencedStage, sourceReferences, stageNames } from "../../model/references";
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { cleanPath, isWithin } from "../../text/path";

/** Absolute; of a path with a wildcard or a variable the folder in front of it. */
function rooted(path: string): string {
  const plain = path.replace(/["']/g, "");
  const open = plain.search(/[*?$[]/);
  return cleanPath(`/${open < 0 ? plain : plain.slice(0, plain.lastIndexOf("/", open) + 1)}`);
}

/** The paths that an instruction takes from a stage; a mount without a source takes all. */
const takenFrom = (file: Dockerfile, instruction: Instruction, stage: Stage): readonly string[] =>
  sourceReferences(instruction).flatMap((reference) => {
    if (referencedStage(reference, stageNames(file.stages)) !== stage) return [];
    if (reference.kind === "copy") return sourceArguments(instruction).map(({ text }) => rooted(text));
    return rooted(mountOption(reference.flag, "source")?.value ?? "/");
  });

/** Nobody builds on one stage with more; of so many nothing is said. */
const mostUsers = 50;

function isTaken(file: Dockerfile, stage: Stage, paths: readonly string[], depth: number): boolean {
  if (stage.usedBy.length > mostUsers || depth > 5) return true;
  return stage.usedBy.some((user) => {
    if (user.parent === stage && isTaken(file, user, paths, depth + 1)) return true;
    return user.instructions.some((instruction) =>
      takenFrom(file, instruction, stage).some((taken) => paths.some((path) => isWithin(taken, path) || isWithin(path, taken))),
    );
  });
}

/** @param paths absolute: what lies there */
export const staysInside = (file: Dockerfile, stage: Stage | undefined, paths: readonly string[]): boolean =>
  stage !== undefined && !shippedStages(file).has(stage) && !isTaken(file, stage, paths, 0);
