// The stages whose image is of a release that gets no security fixes any more.
import { buildImages } from "../../knowledge/buildImages";
import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { endedDistroless } from "../../knowledge/distrolessLife";
import { type Ended, endedDistribution, endedProduct, hasOwnDates } from "../../knowledge/endedReleases";
import { imageBelow, statedDistribution } from "../../model/baseImage";
import { instructionText } from "../../model/instructionText";
import { runText } from "../../model/lineage";
import type { ImageReference, Stage } from "../../model/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import type { NamedRelease } from "./keptRelease";
import { archiveOf, distributionInTag } from "./oldRelease";

export interface OldStage {
  readonly stage: Stage;
  readonly ended: Ended;
  readonly at: Span;
  /** As a folder may name it. */
  readonly named: NamedRelease;
  /** What has ended is the distribution that this release of another product is built on: there may be no newer one for it. */
  readonly built: { readonly image: string } | undefined;
  /** Its publisher builds it no more. */
  readonly isBuiltNoMore?: boolean;
  /** The release whose packages the image looks for on mirrors that no longer have them, and where they are kept. */
  readonly moved: { readonly system: string; readonly archive: string } | undefined;
}

/** Of more stages nobody asks which copy from which. */
const mostStages = 50;
export const isSame = (one: Ended, other: Ended): boolean => one.product === other.product && one.release === other.release;

/** `redis:5-bullseye`, and no `debian:11` or `buildpack-deps:bullseye`; of an image that is not known here `base:ubuntu-18.04` as well: what else it comes on, nobody can tell. */
function builtOn(image: ImageReference, name: string, family: string | undefined): OldStage["built"] {
  const product = baseName(image.repository);
  const isOnIt = name === "" || /^v?\d[\d.]*-/.test(image.tag ?? "");
  return isOnIt && product !== family && !hasOwnDates(name) ? { image: image.repository } : undefined;
}

/** `debian12/Dockerfile`. */
const namedAs = ({ product, release }: Ended): NamedRelease => ({ product: product.replace(/^distroless on /, ""), release });

/** The stage of its own image, where that has ended. */
export function endedStage(stage: Stage): OldStage | undefined {
  const image = stage.parent ? undefined : imageBelow(stage);
  const { resolvedImage, image: written } = stage;
  if (!written || !resolvedImage || (image && deprecatedImage(image.name))) return undefined;
  const tag = resolvedImage.tag ?? "";
  const at = written.tagSpan ?? written.span;
  if (!image?.known) {
    const below = distributionInTag(tag);
    const ended = endedDistribution(below);
    return ended && { stage, ended, at, named: ended, built: builtOn(resolvedImage, "", below?.family), moved: undefined };
  }
  const distroless = endedDistroless(image.name);
  if (distroless)
    return {
      stage,
      ended: distroless,
      at: written.span,
      named: namedAs(distroless),
      built: undefined,
      moved: undefined,
      isBuiltNoMore: true,
    };
  const distribution = statedDistribution(stage);
  const product = endedProduct(image.name, tag);
  const ended = product ?? endedDistribution(distribution);
  if (!ended) return undefined;
  const archive = distribution && archiveOf(distribution);
  const system = `${distribution?.family === "ubuntu" ? "Ubuntu" : "Debian"} ${distribution?.release ?? ""}`;
  const moved = archive === undefined ? undefined : { system, archive };
  const named = product ? { ...product, image: resolvedImage } : ended;
  return { stage, ended, at, named, built: product ? undefined : builtOn(resolvedImage, image.name, distribution?.family), moved };
}

/** A compiler's image on that distribution, whatever of it ended first: what it links is linked to the C library there. */
function linksTo({ stage }: OldStage, ended: Ended): boolean {
  const below = endedDistribution(statedDistribution(stage));
  if (below === undefined || !isSame(below, ended)) return false;
  const name = imageBelow(stage)?.name ?? "";
  const compiles = buildImages.some(({ image, builds }) => image.test(name) && builds.test(runText(stage)));
  return compiles && !/\bCGO_ENABLED=0\b/.test(stage.instructions.map(instructionText).join("\n"));
}

/** Files go from a stage of the release to another one of it: both have to move at once. */
export function movesTogether(old: readonly OldStage[], { ended }: OldStage): boolean {
  const same = old.length <= mostStages ? old.filter((each) => isSame(each.ended, ended) || linksTo(each, ended)) : [];
  return same.some((from) => same.some(({ stage }) => from.stage.usedBy.includes(stage)));
}
