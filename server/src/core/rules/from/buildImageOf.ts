// The image of a compiler or a build tool that a stage stands on.
import { type BuildImage, buildImages } from "../../knowledge/buildImages";
import { imageBelow } from "../../model/baseImage";
import type { Stage } from "../../model/types";

export function buildImageOf(stage: Stage | undefined): { readonly name: string; readonly build: BuildImage } | undefined {
  const name = imageBelow(stage)?.name;
  const build = name === undefined ? undefined : buildImages.find(({ image }) => image.test(name));
  return build && name !== undefined ? { name, build } : undefined;
}
