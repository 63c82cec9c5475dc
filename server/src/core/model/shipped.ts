// The stages whose layers are in the image that the file makes.
import type { Dockerfile, Stage } from "./types";

/** The final one and those that it is built on. `undefined` is among them: a file without FROM is a fragment, and everything in it counts. */
export function shippedStages({ finalStage }: Pick<Dockerfile, "finalStage">): ReadonlySet<Stage | undefined> {
  const shipped = new Set<Stage | undefined>([undefined]);
  for (let stage = finalStage; stage; stage = stage.parent) shipped.add(stage);
  return shipped;
}
