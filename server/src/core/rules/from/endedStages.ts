// The stages whose image is of a release that gets no security fixes any more.
import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { type Ended, endedDistribution, endedProduct } from "../../knowledge/endedReleases";
import { imageBelow, statedDistribution } from "../../model/baseImage";
import type { Stage } from "../../model/types";
import type { Span } from "../../text/span";
import { distributionInTag, hasLeftMirrors } from "./oldRelease";

export interface OldStage {
  readonly stage: Stage;
  readonly ended: Ended;
  readonly at: Span;
  /** The release of Debian whose packages the image looks for on mirrors that no longer have them. */
  readonly system: string | undefined;
}

/** Of more stages nobody asks which copy from which. */
const mostStages = 50;
const isSame = (one: Ended, other: Ended): boolean => one.product === other.product && one.release === other.release;

/** The stage of its own image, where that has ended. */
export function endedStage(stage: Stage): OldStage | undefined {
  const image = stage.parent ? undefined : imageBelow(stage);
  const { resolvedImage, image: written } = stage;
  if (!written || !resolvedImage || (image && deprecatedImage(image.name))) return undefined;
  const tag = resolvedImage.tag ?? "";
  const at = written.tagSpan ?? written.span;
  if (!image?.known) {
    const ended = endedDistribution(distributionInTag(tag));
    return ended && { stage, ended, at, system: undefined };
  }
  const distribution = statedDistribution(stage);
  const ended = endedProduct(image.name, tag) ?? endedDistribution(distribution);
  return ended && { stage, ended, at, system: distribution && hasLeftMirrors(distribution) ? distribution.release : undefined };
}

/** A stage of these, or another one with its very image, takes files from another of them. */
const copiesAmong = (old: readonly OldStage[], { resolvedImage }: Stage): boolean =>
  old.some((from) => old.some(({ stage }) => from.stage.usedBy.includes(stage) && stage.resolvedImage?.text === resolvedImage?.text));

/** Files of a stage of the same release come into this one, or go from it: both have to move at once. */
export const movesTogether = (old: readonly OldStage[], { stage, ended }: OldStage): boolean =>
  old.length <= mostStages &&
  copiesAmong(
    old.filter((each) => isSame(each.ended, ended)),
    stage,
  );
