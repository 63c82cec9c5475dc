// Listings and sizes of the folders that COPY brings into the image and that a later instruction names again.
import { contextSources, fewTextsQueries, sizeQueries } from "../context";
import type { FactQuery, Facts } from "../facts";
import { shippedStages } from "../model/lineage";
import type { Dockerfile } from "../model/types";

/** Of more COPYs nothing is asked. */
const mostAsked = 12;

export function copiedFolderQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const shipped = shippedStages(file);
  const copies = file.each("COPY", "ADD").filter((copy) => shipped.has(file.stageOf(copy)));
  const paths = copies.flatMap((copy) => contextSources(copy, file.scopeBefore(copy)).map(({ path }) => path));
  const asked = paths.slice(0, mostAsked);
  return [...fewTextsQueries(facts, asked), ...sizeQueries(facts, asked)];
}
