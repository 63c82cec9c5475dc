// Whether a stage is built for Windows, as far as its image, platform, shell and the file's escape character tell.
import { imageBelow } from "./baseImage";
import type { ImageReference, Scope, Stage } from "./types";

/** Microsoft's own, and mirrors of them. Cross compilers (`dockcross/windows-static-x64`) and `dockur/windows` run on Linux. */
const windowsName =
  /^(?:mcr\.microsoft\.com|microsoft)\/(?:windows|dotnet\/framework)(?:\/|$)|^microsoft\/(?:iis|aspnet|wcf)$|(?:nanoserver|servercore)(?=$|[-_./])/i;
/** Tags that exist for Windows only. */
const windowsTag = /nanoserver|servercore|(?:^|-)ltsc20\d\d(?:-|$)/i;
/** `windows-servercore-cache:1.0-linux-amd64`. */
const linuxTag = /(?:^|-)linux(?:-|$)/i;
/** `stefanscherer/node-windows`, `app:1-windows`. */
const mayBeWindows = /(?:^|[/:-])windows(?:$|[-:/])/i;
const runsOnLinux = /cross|mingw|pc-windows|(?:^|\/)dockur\//i;

const nameOf = ({ registry, repository }: ImageReference): string => (registry === undefined ? repository : `${registry}/${repository}`);

const isWindowsPlatform = (platform: string | undefined): boolean => platform !== undefined && /^windows(\/|$)/i.test(platform);
const isLinuxPlatform = (platform: string | undefined): boolean => platform !== undefined && /^linux(\/|$)/i.test(platform);

/** Image names and tags that cannot be anything else. */
const isSurelyImage = (image: ImageReference | undefined): boolean =>
  image !== undefined && !linuxTag.test(image.tag ?? "") && (windowsName.test(nameOf(image)) || windowsTag.test(image.tag ?? ""));

const mayBeImage = ({ text, tag }: ImageReference): boolean =>
  mayBeWindows.test(text) && !runsOnLinux.test(text) && !linuxTag.test(tag ?? "");

const isWindowsImage = (image: ImageReference | undefined): boolean => isSurelyImage(image) || (image !== undefined && mayBeImage(image));

function rootOf(stage: Stage): Stage {
  let root = stage;
  while (root.parent) root = root.parent;
  return root;
}

/** Of the stage, else of the nearest parent that names one: by it alone all is known. */
function platformDecides(stage: Stage): boolean | undefined {
  for (let at: Stage | undefined = stage; at; at = at.parent) {
    const platform = at.platform?.value;
    if (isWindowsPlatform(platform)) return true;
    if (isLinuxPlatform(platform)) return false;
  }
  return undefined;
}

/**
 * A stage whose container runs on Windows: by its platform or its parents', by the image's name, also where a part of it is a
 * variable, or by what is known of the image; of one that nothing is known of, by the backtick that the file escapes with.
 */
export function isWindowsStage(stage: Stage | undefined): boolean {
  if (!stage) return false;
  const byPlatform = platformDecides(stage);
  if (byPlatform !== undefined) return byPlatform;
  if (isWindowsImage(stage.baseImage) || isWindowsImage(rootOf(stage).image)) return true;
  const known = imageBelow(stage);
  return known ? known.distribution?.family === "windows" : stage.escape === "`";
}

/** `["cmd", "/S", "/C"]`, PowerShell; `pwsh` alone may be that of Linux. */
function isWindowsShell(shell: readonly string[] | undefined): boolean {
  const [program = ""] = shell ?? [];
  return /(?:^|[/\\])(?:cmd|powershell)(?:\.exe)?$|\.exe$|^[A-Za-z]:[/\\]/i.test(program);
}

/** The same where the stage may have chosen a shell of Windows above. */
export const isWindowsScope = ({ stage, shell }: Pick<Scope, "stage" | "shell">): boolean => isWindowsStage(stage) || isWindowsShell(shell);

/** As far as it can be known: by a platform that is no variable, or by an image that there is for Windows alone. */
export function isSurelyWindows(stage: Stage | undefined): boolean {
  for (let at = stage; at; at = at.parent) {
    const platform = at.platform?.value;
    if (platform !== undefined && !platform.includes("$") && !isWindowsPlatform(platform)) return false;
    if (isWindowsPlatform(platform) || isSurelyImage(at.baseImage)) return true;
  }
  return false;
}
