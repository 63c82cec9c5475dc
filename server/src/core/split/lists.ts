// The files in which a project lists what it takes: requirements of pip, package.json, Cargo.lock, and their texts in the image.
import { type PackageJson, readPackageJson } from "../context";
import { type CommandSite, type Image, optionWord, type Place, placeOf } from "../image";
import type { Toolchain } from "../knowledge/runtimeBases";
import type { Invocation, Option } from "../shell/invocation";
import { folderOf, joinPath } from "../text/path";

/** npm and cargo look for their file in the folders above, too; paths of the image, the nearest first. */
function upwards(directory: string, name: string): readonly string[] {
  const paths = [joinPath(directory, name)];
  for (let folder = directory; folder !== folderOf(folder); folder = folderOf(folder)) paths.push(joinPath(folderOf(folder), name));
  return paths;
}

export const packageJsonPaths = (directory: string): readonly string[] => upwards(directory, "package.json");
export const cargoLockPaths = (directory: string): readonly string[] => upwards(directory, "Cargo.lock");

/** `-r` of pip, as it is given. */
export const requirementOptions = ({ options }: Invocation): readonly Option[] =>
  options.filter(({ name }) => name === "-r" || name === "--requirement");

export function requirementPlace(option: Option, site: CommandSite): Place | undefined {
  const word = optionWord(option);
  const place = word && placeOf(word, site);
  return place?.is === "path" ? place : undefined;
}

/** Where the lists of a command may lie in the image. */
export function listPaths(invocation: Invocation, site: CommandSite, toolchain: Toolchain): readonly string[] {
  const { program } = invocation;
  if (toolchain === "node" && /^(?:npm|npx|yarn|pnpm)$/.test(program)) return packageJsonPaths(site.directory);
  if (toolchain === "rust" && program === "cargo") return cargoLockPaths(site.directory);
  if (toolchain !== "python" || program !== "pip") return [];
  return requirementOptions(invocation).flatMap((option) => requirementPlace(option, site)?.path ?? []);
}

/** Of the first of these files that lies in the image with a text that is known. */
export function textAt(image: Image, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const file = image.file(path);
    if (file.is === "yes" && file.value.source) return file.value.source.text;
  }
  return undefined;
}

export function packageJsonAt(image: Image, directory: string): PackageJson | undefined {
  const text = textAt(image, packageJsonPaths(directory));
  return text === undefined ? undefined : readPackageJson(text);
}
