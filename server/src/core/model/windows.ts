// Whether a stage is built for Windows, as far as its image and platform tell.
import type { ImageReference } from "./types";

/** Image names and tags that exist for Windows only. */
const windowsImage = /(^|[/:-])(nanoserver|servercore|windowsservercore|windows)($|[-:/])/i;

export function isWindowsImage(image: ImageReference | undefined, platform: string | undefined): boolean {
  if (platform !== undefined && /^windows(\/|$)/i.test(platform)) return true;
  return image !== undefined && windowsImage.test(image.text);
}
