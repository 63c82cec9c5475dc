// What the tables say of an external image, such as the one that a stage stands on; looked up once for each place that names it.

import { imageSettings } from "../knowledge/baseImageSettings";
import { type BaseImage, baseImage, plainImageName } from "../knowledge/baseImages";
import { type Distribution, distributionOfTag } from "../knowledge/distributions";
import { isOfficialImage } from "../knowledge/officialImages";
import type { ImageReference, Stage } from "./types";

const known = new WeakMap<ImageReference, { readonly image: BaseImage | undefined }>();

/** undefined where nothing is known. */
export function knownImage(reference: ImageReference): BaseImage | undefined {
  let entry = known.get(reference);
  if (!entry) {
    entry = { image: baseImage(reference) };
    known.set(reference, entry);
  }
  return entry.image;
}

/** What is known of the external image below a stage; undefined where nothing is. */
export const imageBelow = (stage: Stage | undefined): BaseImage | undefined => stage?.baseImage && knownImage(stage.baseImage);

/** What the external image below a stage is known to leave set: its SHELL, apt's answer. */
export const settingsBelow = (stage: Stage | undefined): ReturnType<typeof imageSettings> =>
  stage?.baseImage ? imageSettings(plainImageName(stage.baseImage), stage.baseImage.tag ?? "") : {};

/** Whether the external image below is known to set no SHELL: one of the tables, or another of Docker's official images. */
export function leavesShell(stage: Stage | undefined): boolean {
  const image = stage?.baseImage;
  if (!image || settingsBelow(stage).shell) return false;
  return knownImage(image)?.known === true || isOfficialImage(plainImageName(image));
}

/** `scratch`, distroless and chiseled images, which have no `/bin/sh`; undefined where the image has one, or is not known. */
export function shellLess(stage: Stage | undefined): "scratch" | "distroless" | undefined {
  const image = imageBelow(stage);
  const family = image?.distribution?.family;
  return (family === "scratch" || family === "distroless") && image?.shell?.kind === "none" ? family : undefined;
}

/** Tags that stand for another release one day. */
const moving = /^(?:latest|stable|oldstable|testing|unstable|rolling|devel|edge|rawhide)(?:-|$)/;

/**
 * The distribution of the external image below a stage where the image's name or tag says it: `debian:12`, `node:22-bookworm`;
 * undefined where it is only what the publisher happens to build on: `python:3.12`, and where no release is named: `debian`, `debian@sha256:…`.
 */
export function statedDistribution(stage: Stage | undefined): Distribution | undefined {
  const image = imageBelow(stage);
  const tag = stage?.baseImage?.tag ?? "";
  if (tag === "" || moving.test(tag)) return undefined;
  const states = /(?:^|\/)(?:debian|ubuntu|alpine|fedora)$/.test(image?.name ?? "") || distributionOfTag(tag);
  return states ? image?.distribution : undefined;
}

/** The C library of the external image below a stage, of images made for one program; undefined of others. */
export function libraryBelow(stage: Stage): "none" | "glibc" | undefined {
  const repository = stage.baseImage?.repository ?? "";
  if (repository === "scratch" || /(?:^|\/)static(?:-debian\d+)?$/.test(repository)) return "none";
  return /distroless\//.test(repository) ? "glibc" : undefined;
}
