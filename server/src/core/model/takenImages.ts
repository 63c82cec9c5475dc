// The external images that a file takes something from without standing on them: COPY --from=image, RUN --mount=from=image.
import { plainImageName } from "../knowledge/baseImages";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { knownImage } from "./baseImage";
import { readImageReference, referenceFault } from "./imageReference";
import { hasVariable, isStageNumber, referencedStage, type SourceReference, sourceReferences, stageNames } from "./references";
import type { Dockerfile, ImageReference } from "./types";

export interface TakenImage {
  /** The first that names it. */
  readonly instruction: Instruction;
  readonly image: ImageReference;
  /** The other places of the file that name it in the same words. */
  readonly again: readonly Span[];
}

/** A part of an image's name that no stage's name has. */
const nameMark = /[/:@]/;

/** How a comment tells the command that declares a named context. Source: docker buildx build --build-context. */
const declares = (text: string, name: string): boolean => text.includes("build-context") && text.includes(`${name}=`);

/**
 * The image that a reference surely means. One word may be the name of a context that the build command declares, unless it is that of
 * a well-known image; in an ONBUILD it may be a stage of the file that builds on this one.
 */
function imageOf(doc: Dockerfile, reference: SourceReference, isTrigger: boolean): ImageReference | undefined {
  const { text, span } = reference;
  if (text === "" || isStageNumber(reference) || hasVariable(text) || referencedStage(reference, stageNames(doc.stages))) return undefined;
  if (referenceFault(text)) return undefined;
  const image = readImageReference(text, span);
  if (image.repository === "scratch" || declares(doc.text, text)) return undefined;
  if (nameMark.test(text)) return image;
  const known = isTrigger ? undefined : knownImage(image);
  return known?.known && known.name === plainImageName(image) ? image : undefined;
}

function read(doc: Dockerfile): readonly TakenImage[] {
  const found = new Map<string, { instruction: Instruction; image: ImageReference; again: Span[] }>();
  for (const instruction of doc.instructions) {
    const { keyword } = instruction;
    if (keyword !== "COPY" && keyword !== "RUN" && keyword !== "ONBUILD") continue;
    for (const reference of sourceReferences(instruction)) {
      const known = found.get(reference.text);
      if (known) known.again.push(reference.span);
      const image = known ? undefined : imageOf(doc, reference, keyword === "ONBUILD");
      if (image) found.set(reference.text, { instruction, image, again: [] });
    }
  }
  return [...found.values()];
}

const kept = new WeakMap<Dockerfile, readonly TakenImage[]>();

/** Each once, in order. Stages of the file and named contexts are none. */
export function takenImages(doc: Dockerfile): readonly TakenImage[] {
  const known = kept.get(doc) ?? read(doc);
  kept.set(doc, known);
  return known;
}
