// Which names of FROM, COPY --from and RUN --mount=from are images that a registry is asked for: one that the build command gives to a
// context is none.
import { buildFileQueries, isNamedContext } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { type TakenImage, takenImages } from "../../model/takenImages";
import type { Dockerfile, Stage } from "../../model/types";
import { variableUses } from "../../model/variableUses";
import type { FileContext } from "../rule";

/** The external images that files are taken from. */
export const imagesTaken = (file: FileContext): readonly TakenImage[] =>
  takenImages(file).filter(({ image }) => !isNamedContext(file, image));

/** The build command gives the name behind this FROM, or the variable there, to a context. */
export function isContextBase(file: FileContext, { from, image, resolvedImage }: Stage): boolean {
  if (!image) return false;
  const variables = variableUses(from, file.tree.escape).map(({ name }) => name);
  return isNamedContext(file, image, variables) || (resolvedImage !== undefined && isNamedContext(file, resolvedImage));
}

/** What tells that, for a file that takes from images, or has a base that the rule has something to say of. */
export const namedImageQueries = (file: Dockerfile, facts: Facts, isWanted: (stage: Stage) => boolean): readonly FactQuery[] =>
  file.stages.some(isWanted) || takenImages(file).length > 0 ? buildFileQueries(facts) : [];
