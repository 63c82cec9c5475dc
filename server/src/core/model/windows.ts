// Whether a stage is built for Windows, as far as its image and platform tell.
import { imageBelow } from "./baseImage";
import type { ImageReference, Stage } from "./types";

/** Image names and tags that exist for Windows only. */
const windowsImage = /(^|[/:-])(nanoserver|servercore|windowsservercore|windows)($|[-:/])/i;

export function isWindowsImage(image: ImageReference | undefined, platform: string | undefined): boolean {
  if (platform !== undefined && /^windows(\/|$)/i.test(platform)) return true;
  return image !== undefined && windowsImage.test(image.text);
}

/** A stage whose container runs on Windows: by its platform or its parents', by the image's name, or by what is known of the image. */
export function isWindowsStage(stage: Stage | undefined): boolean {
  for (let at = stage; at; at = at.parent) {
    if (isWindowsImage(at.baseImage, at.platform?.value)) return true;
  }
  return imageBelow(stage)?.distribution?.family === "windows";
}
