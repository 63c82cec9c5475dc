// Which paths are folders before an instruction, because lines above make them, work in them or put something below them.
import { changesOf, copyOf } from "../../image";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { folderOf } from "../../text/path";
import type { FileContext } from "../rule";

/** In every image that has a system. */
const ofEverySystem =
  /^\/(?:bin|sbin|etc|home|lib|mnt|opt|root|srv|tmp|var|var\/(?:lib|log|cache|tmp)|usr|usr\/(?:bin|sbin|lib|share)|usr\/local|usr\/local\/(?:bin|sbin|lib|share|etc))$/;

/** Absolute paths, each with the first instruction behind which it is a folder. */
type Folders = ReadonlyMap<string, number>;

/** Folders that one instruction leaves, without those above them. */
function foldersOf(file: FileContext, instruction: Instruction): readonly string[] {
  switch (instruction.keyword) {
    case "COPY":
    case "ADD": {
      const copy = copyOf(instruction, file.scopeBefore(instruction));
      const path = copy?.knownTarget;
      return path === undefined ? [] : [copy?.isFolder ? path : folderOf(path)];
    }
    case "RUN":
      return changesOf(file, instruction).flatMap(({ path, how, always }) => {
        if (!always || how === "removed") return [];
        const made = how === "changed" && instruction.line.text.includes("mkdir");
        return [made || how === "below" ? path : folderOf(path)];
      });
    default:
      return [];
  }
}

function read(file: FileContext, stage: Stage): Folders {
  const folders = new Map<string, number>();
  for (const instruction of historyOf(stage)) {
    const workdir = file.scopeBefore(instruction).workdir;
    for (const made of [...foldersOf(file, instruction), ...(workdir === undefined ? [] : [workdir])]) {
      for (let path = made; path !== "/" && path !== "" && !folders.has(path); path = folderOf(path)) folders.set(path, instruction.index);
    }
  }
  return folders;
}

/** @returns whether a path is known to be a folder when an instruction runs; what a stage makes is read once. */
export function folderJudge(file: FileContext): (path: string, before: Instruction) => boolean {
  const known = new Map<Stage, Folders>();
  return (path, before) => {
    const stage = file.stageOf(before);
    if (!stage) return false;
    if (stage.baseImage && stage.baseImage.repository !== "scratch" && ofEverySystem.test(path)) return true;
    const folders = known.get(stage) ?? read(file, stage);
    known.set(stage, folders);
    const since = folders.get(path);
    return since !== undefined && since < before.index;
  };
}
