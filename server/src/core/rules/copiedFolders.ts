// Listings of the folders that COPY brings into the image and that a later instruction names again.
import { contextSources, fewTextsQueries } from "../context";
import type { FactQuery, Facts } from "../facts";
import { shippedStages } from "../model/lineage";
import type { Dockerfile } from "../model/types";

/** Of more COPYs nothing is asked. */
const mostAsked = 12;

export function copiedFolderQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const shipped = shippedStages(file);
  const copies = file.each("COPY", "ADD").filter((copy) => shipped.has(file.stageOf(copy)));
  const paths = copies.flatMap((copy) => contextSources(copy, file.scopeBefore(copy)).map(({ path }) => path));
  return fewTextsQueries(facts, paths.slice(0, mostAsked));
}
