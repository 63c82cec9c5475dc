// Whether a stage is built for Windows, as far as its image and platform tell.
import { imageBelow } from "./baseImage";
import type { ImageReference, Stage } from "./types";

/** Microsoft's own, and mirrors of them. Cross compilers (`dockcross/windows-static-x64`) and `dockur/windows` run on Linux. */
const windowsName =
  /^(?:mcr\.microsoft\.com|microsoft)\/(?:windows|dotnet\/framework)(?:\/|$)|(?:^|\/)(?:nanoserver|servercore|windowsservercore)$/i;
/** Tags that exist for Windows only. */
const windowsTag = /(?:^|-)(?:nanoserver|servercore|windowsservercore|ltsc20\d\d)(?:-|$)/i;
/** `stefanscherer/node-windows`, `app:1-windows`. */
const mayBeWindows = /(?:^|[/:-])windows(?:$|[-:/])/i;
const runsOnLinux = /cross|mingw|pc-windows|(?:^|\/)dockur\//i;

const nameOf = ({ registry, repository }: ImageReference): string => (registry === undefined ? repository : `${registry}/${repository}`);

const isWindowsPlatform = (platform: string | undefined): boolean => platform !== undefined && /^windows(\/|$)/i.test(platform);

/** Image names and tags that cannot be anything else. */
const isSurelyImage = (image: ImageReference | undefined): boolean =>
  image !== undefined && (windowsName.test(nameOf(image)) || windowsTag.test(image.tag ?? ""));

const mayBeImage = ({ text }: ImageReference): boolean => mayBeWindows.test(text) && !runsOnLinux.test(text);

export function isWindowsImage(image: ImageReference | undefined, platform: string | undefined): boolean {
  return isWindowsPlatform(platform) || isSurelyImage(image) || (image !== undefined && mayBeImage(image));
}

function rootOf(stage: Stage | undefined): Stage | undefined {
  let root = stage;
  while (root?.parent) root = root.parent;
  return root;
}

/** A stage whose container runs on Windows: by its platform or its parents', by the image's name, or by what is known of the image. */
export function isWindowsStage(stage: Stage | undefined): boolean {
  for (let at = stage; at; at = at.parent) {
    if (isWindowsImage(at.baseImage, at.platform?.value)) return true;
  }
  // A tag that is a variable leaves the repository as it is written.
  const written = rootOf(stage)?.image;
  if (written && isSurelyImage(written)) return true;
  return imageBelow(stage)?.distribution?.family === "windows";
}

/** As far as it can be known: by a platform that is no variable, or by an image that there is for Windows alone. */
export function isSurelyWindows(stage: Stage | undefined): boolean {
  for (let at = stage; at; at = at.parent) {
    const platform = at.platform?.value;
    if (platform !== undefined && !platform.includes("$") && !isWindowsPlatform(platform)) return false;
    if (isWindowsPlatform(platform) || isSurelyImage(at.baseImage)) return true;
  }
  return false;
}
