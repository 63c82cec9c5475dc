// Public images that are FROM scratch: they hold nothing but the files that they are there to give to others.
import { type ImageName, plainImageName } from "./baseImages";

/** Its tags with the name of a distribution stand on that. */
const noDistribution = /^(?!.*(?:alpine|debian|ubuntu|bookworm|bullseye|trixie|python))/;

/** The name without `docker.io/library/`, and the tags that are. Source: the images' own Dockerfiles. */
const scratchImages: ReadonlyMap<string, RegExp> = new Map([
  ["scratch", /^/],
  ["tonistiigi/xx", /^/],
  ["ghcr.io/tonistiigi/xx", /^/],
  ["crazymax/osxcross", noDistribution],
  ["composer/composer", /^(?:.*-)?bin$/],
  ["mwader/static-ffmpeg", /^/],
  ["hello-world", /^/],
  ["ghcr.io/astral-sh/uv", noDistribution],
  ["ghcr.io/astral-sh/ruff", noDistribution],
]);

export const isScratchImage = (image: ImageName): boolean => scratchImages.get(plainImageName(image))?.test(image.tag ?? "latest") ?? false;
