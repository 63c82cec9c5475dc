// The split into a build stage and a runtime stage, as a refactoring.
import { splitStages } from "../../split";
import type { FindRefactoring } from "./types";

/** Of the whole file, so it is offered wherever the cursor stands. */
export const splitIntoStages: FindRefactoring = (doc, _at, facts) => {
  if (doc.stages.length !== 1) return undefined;
  const split = splitStages(doc, facts);
  if (!split.offered) return undefined;
  return { id: "split-stages", kind: "refactor.rewrite", title: split.title, review: true, edits: () => split.edits };
};
