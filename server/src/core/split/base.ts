// The light image that goes with the image of a file, or why none is known.
import { type RuntimeBase, runtimeBase } from "../knowledge/runtimeBases";
import type { Dockerfile, Stage } from "../model/types";
import { type Stopped, stopped } from "./types";

export function baseOf(doc: Dockerfile, stage: Stage): RuntimeBase | Stopped {
  const { image, from } = stage;
  const at = image?.span ?? from.keywordSpan;
  if (doc.stages.length > 1) return stopped(doc.stages[1]?.from.keywordSpan ?? at, "The file has several stages already");
  if (image?.text.includes("$")) return variableBase(stage, image) ?? stopped(at, "Which image this is depends on a variable");
  if (!image) return stopped(at, "There is no image to start from");
  if (image.digest !== undefined) return stopped(at, "The image is pinned by its digest, and the digest of its light variant is not known");
  return runtimeBase(image, image.text) ?? stopped(at, "A light image that goes with {image} is not known", { image: image.text });
}

/** `node:${VERSION}` with a default: the light image is the same one with a suffix, whatever the version is. */
function variableBase({ resolvedImage }: Stage, { text, repository, digest }: NonNullable<Stage["image"]>): RuntimeBase | undefined {
  const base =
    resolvedImage && digest === undefined && !repository.includes("$") ? runtimeBase(resolvedImage, resolvedImage.text) : undefined;
  if (base?.same) return { ...base, image: text };
  return base && base.image === `${resolvedImage?.text}-slim` ? { ...base, image: `${text}-slim` } : undefined;
}
