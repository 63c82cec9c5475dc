// Whether what a COPY --from takes from holds a whole system, not only files for others.
import { baseImage } from "../../knowledge/baseImages";
import { isScratchImage } from "../../knowledge/scratchImages";
import { flagOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { readImageReference } from "../../model/imageReference";
import { stageCopiedFrom } from "../../model/references";
import type { Dockerfile, ImageReference, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { isWhole } from "./flattened";

/** A distribution, not only files: nothing is known of most images, and many are there only to give files to others. */
function isSystem(image: ImageReference): boolean {
  const known = baseImage(image);
  return known !== undefined && known.distribution?.family !== "scratch" && !isScratchImage(image);
}

/** A stage holds a whole system when what it stands on does, when it takes one over, or when a RUN finds a shell there. */
function holdsSystem(doc: Dockerfile, stage: Stage): boolean {
  const { baseImage: reference, instructions, parent } = stage;
  if (parent ? holdsSystem(doc, parent) : reference && isSystem(reference)) return true;
  const knownFiles = reference !== undefined && (isScratchImage(reference) || imageBelow(stage)?.distribution?.family === "scratch");
  return instructions.some(
    (instruction) =>
      (instruction.keyword === "COPY" && isWhole(instruction) && copiesSystem(doc, instruction)) ||
      (instruction.keyword === "RUN" && !knownFiles),
  );
}

export function copiesSystem(doc: Dockerfile, copy: Instruction): boolean {
  const from = flagOf(copy, "from");
  const stage = stageCopiedFrom(doc, copy);
  // A stage stands above the one that copies from it, so this ends.
  if (stage) return stage !== doc.stageOf(copy) && holdsSystem(doc, stage);
  return from?.value !== undefined && isSystem(readImageReference(from.value, from.valueSpan ?? from.span));
}
