// Where an image has a program that nothing puts into a folder of PATH.
import { isFolderAt } from "../../context";
import { type Copy, copyOf, kindOfSource, placesOfSources } from "../../image";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { baseName, folderOf, isWithin } from "../../text/path";
import type { FileContext } from "../rule";

/** Docker's own, where neither the image nor the file sets one. */
const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const mostCopies = 100;

/** undefined: not known, or counted from a folder that may be any. */
function foldersOfPath(stage: Stage): readonly string[] | undefined {
  const set = stage.endScope.lookup("PATH");
  const folders = (set ? set.value : defaultPath)?.split(":");
  return folders?.every((folder) => folder.startsWith("/") && !folder.includes("$")) ? folders : undefined;
}

/** Only what is called like the program is taken for one file: `app` may be a folder. */
function mayReach(
  file: FileContext,
  { sources, knownTarget = "", intoFolder, from }: Copy,
  name: string,
  folders: readonly string[],
): boolean {
  const isFile = sources.every(
    (source) => kindOfSource(source) === "file" || (baseName(source) === name && (from !== undefined || !isFolderAt(file.facts, source))),
  );
  if (!isFile) return folders.some((folder) => isWithin(folder, knownTarget) || isWithin(knownTarget, folder));
  return folders.some((folder) => (intoFolder ? knownTarget === folder : isWithin(knownTarget, folder)));
}

/** Where the image has it, as far as nothing may put it on PATH. */
export function placeOutside(file: FileContext, stage: Stage, name: string): string | undefined {
  const folders = foldersOfPath(stage);
  const copies = historyOf(stage).filter(({ keyword }) => /^(?:COPY|ADD|RUN)$/.test(keyword));
  if (!folders || copies.length > mostCopies) return undefined;
  let found: string | undefined;
  for (const instruction of copies) {
    const copy = copyOf(instruction, file.scopeBefore(instruction));
    if (copy?.knownTarget === undefined || !copy.known || mayReach(file, copy, name, folders)) return undefined;
    found = placesOfSources(copy).find(({ path }) => baseName(path) === name && !folders.includes(folderOf(path)))?.path ?? found;
  }
  return found;
}
