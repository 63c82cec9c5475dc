// The stages whose layers are in the image that the file makes: the final one and those it is FROM.
import type { Dockerfile, Stage } from "../../model/types";

/** A file without FROM is a fragment: then there is no stage, and everything counts. */
export function shippedStages(file: Dockerfile): ReadonlySet<Stage | undefined> {
  const shipped = new Set<Stage | undefined>([undefined]);
  for (let stage = file.finalStage; stage && !shipped.has(stage); stage = stage.parent) shipped.add(stage);
  return shipped;
}
