// Whether a folder is known to be there before a COPY brings something into it: then it keeps its owner, whatever the COPY says.
import { type Answer, changesOf, copyOf, type ImageUser, imageAt, placesOfSources } from "../../image";
import { plainImageName } from "../../knowledge/baseImages";
import { hasFolder } from "../../knowledge/imageFolders";
import { instructionText } from "../../model/instructionText";
import { historyOf, lineage } from "../../model/lineage";
import type { Instruction } from "../../syntax/types";
import { baseName, isWithin } from "../../text/path";
import type { FileContext } from "../rule";

/** Farther up nothing is looked at. */
const furthest = 200;

function bringsIt(file: FileContext, instruction: Instruction, path: string): boolean {
  const { keyword } = instruction;
  if (keyword === "RUN") return changesOf(file, instruction).some((change) => change.how !== "removed" && isWithin(change.path, path));
  if (keyword !== "COPY" && keyword !== "ADD") return false;
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  if (copy?.knownTarget === undefined) return false;
  return isWithin(copy.knownTarget, path) || placesOfSources(copy).some((place) => place.path !== path && isWithin(place.path, path));
}

/** Of a user whom a RUN makes with it: adduser does so unasked. */
function isHome(answer: Answer<ImageUser>, path: string): boolean {
  if (answer.is !== "yes") return false;
  const { value, because } = answer;
  if (value.home === path) return true;
  if (path !== `/home/${value.name}` || value.home !== undefined || because.kind !== "instruction") return false;
  const text = instructionText(because.instruction);
  return value.maker === "adduser" ? !/\s(?:-H|--no-create-home)\s/.test(text) : /\s-(?:\w{0,9}m\w{0,9}|-create-home)\s/.test(text);
}

/** Something above makes it, or the image below is known to have it. */
export function isThereBefore(file: FileContext, copy: Instruction, path: string): boolean {
  const stage = file.stageOf(copy);
  const scope = file.scopeBefore(copy);
  if (scope.workdir !== undefined && isWithin(scope.workdir, path)) return true;
  if (!stage) return hasFolder(undefined, path);
  const image = lineage(stage)[0]?.baseImage;
  if (hasFolder(image && plainImageName(image), path) || isHome(imageAt(file, file.facts, stage, copy).user(baseName(path)), path))
    return true;
  const before = historyOf(stage, copy).slice(-furthest);
  return before.some((instruction) => {
    const { keyword, arguments: text } = instruction;
    if (keyword !== "WORKDIR") return bringsIt(file, instruction, path);
    const workdir = file.scopeBefore(instruction).expand(text.text);
    return workdir?.startsWith("/") === true && isWithin(workdir, path);
  });
}
