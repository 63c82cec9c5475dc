// Folders that are made for whoever the container runs as: empty ones, and those of an image that the project starts under other ids.
import { type ComposeService, composeServices, runsUnderId, userOfService } from "../../context";
import { changesOf, copyOf } from "../../image";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName, isWithin } from "../../text/path";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";
import { carriesFiles } from "./carriesFiles";
import type { LaterUser } from "./laterUser";
import { isShared, type OpenMode } from "./openModes";

const touches = (one: string, other: string): boolean => isWithin(one, other) || isWithin(other, one);

/** Where the commands that make folders stand in a RUN. */
const makers = (file: FileContext, run: Instruction): readonly Span[] =>
  file
    .scripts(run)
    .flatMap(({ commands }) => commands)
    .filter(({ name, words }) => name === "mkdir" || (name === "install" && words.some(({ text }) => /^-\w*d|^--directory$/.test(text))))
    .map(({ span }) => span);

/** Every image has them, with something in them. */
const ofSystem = /^\/(?:bin|boot|dev|etc|home|lib\d*|media|mnt|opt|root|run|sbin|srv|sys|usr(?:\/local)?(?:\/\w+)?|var(?:\/\w+)?)?$/;

/** Behind so many COPY it is not asked what lies where. */
const mostCopies = 200;

/** The RUN makes it or a folder in it, and nothing of the stage puts a file there. */
function isEmptyFolder(file: FileContext, run: Instruction, path: string): boolean {
  if (ofSystem.test(path)) return false;
  const made = makers(file, run);
  const changes = changesOf(file, run);
  const isMade = ({ at }: { at: Span }): boolean => made.some((span) => covers(span, at));
  if (!changes.some((change) => change.how === "changed" && isWithin(change.path, path) && isMade(change))) return false;
  if (changes.some((change) => (change.how === "written" || change.how === "below") && isWithin(change.path, path))) return false;
  const copies = file.each("COPY", "ADD");
  if (copies.length > mostCopies) return false;
  const stage = file.stageOf(run);
  return !copies.some((each) => {
    const target = file.stageOf(each) === stage ? copyOf(each, file.scopeBefore(each))?.knownTarget : undefined;
    return target !== undefined && touches(path, target) && target !== "/";
  });
}

/** Nobody opens more in one command. */
const mostPaths = 40;

/** `666` opens nothing: nobody can go into such a folder. */
const opensFolders = (mode: string): boolean => !/^\d/.test(mode) || (Number(mode.at(-1)) & 1) === 1;

const areEmptyFolders = (file: FileContext, run: Instruction, { paths = [], mode }: OpenMode): boolean =>
  opensFolders(mode) &&
  run.keyword === "RUN" &&
  paths.length > 0 &&
  paths.length <= mostPaths &&
  paths.every((path) => isEmptyFolder(file, run, path));

const hasOtherId = (service: ComposeService): boolean => /[$\d]/.test(userOfService(service) ?? "");

/** A Compose service that builds this file, or a line that starts a container of the project, names an id. */
const startsUnderId = (file: FileContext): boolean =>
  composeServices(file, file.facts).some((service) => hasOtherId(service)) || runsUnderId(file.facts);

/** What a folder is called that programs write to. */
const isForData = (path: string): boolean => /^(?:logs?|data|te?mp|caches?|run|uploads?|storage)$/i.test(baseName(path));

/** It is there to be copied from: nobody runs in it, and whoever mounts what it carries has users of its own. */
const isCarriedFolder = (file: FileContext, run: Instruction, { chmod, deep, mode, paths = [] }: OpenMode): boolean => {
  const stage = file.stageOf(run);
  if (!stage || !chmod || !opensFolders(mode) || deep || paths.length === 0 || !paths.every(isForData)) return false;
  return carriesFiles(stage);
};

/** Nothing lies there that somebody could change, or nobody knows who has to write: the image leaves that to whoever starts it. */
export function anybodyJudge(file: FileContext): (run: Instruction, open: OpenMode, user: LaterUser | undefined) => boolean {
  let underId: boolean | undefined;
  return (run, open, user) => {
    if (file.options.strict || typeof user === "object" || open.paths?.some(isShared)) return false;
    if (areEmptyFolders(file, run, open) || (user === undefined && isCarriedFolder(file, run, open))) return true;
    if (run.keyword !== "RUN" || !open.deep) return false;
    underId ??= startsUnderId(file);
    return underId;
  };
}

/** What mkdir makes in a stage, and its WORKDIRs. */
function foldersIn(file: FileContext, stage: Stage): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const instruction of stage.instructions) {
    const { keyword, arguments: text, heredocs } = instruction;
    if (keyword === "WORKDIR") {
      const path = file.scopeBefore(instruction).expand(text.text);
      if (path?.startsWith("/")) folders.add(path.replace(/(?<=[^/])\/$/, ""));
    }
    if (keyword !== "RUN" || (!/\b(?:mkdir|install)\b/.test(text.text) && heredocs.length === 0)) continue;
    const made = makers(file, instruction);
    for (const { path, how, at } of changesOf(file, instruction)) {
      if (how === "changed" && made.some((span) => covers(span, at))) folders.add(path);
    }
  }
  return folders;
}

/** The mode is given to folders alone, and to nothing in them. */
export function folderJudge(file: FileContext): (instruction: Instruction, open: OpenMode) => boolean {
  const known = new Map<Stage, ReadonlySet<string>>();
  return (instruction, { deep, paths = [] }) => {
    const stage = file.stageOf(instruction);
    if (!stage || paths.length === 0 || deep) return false;
    const folders = known.get(stage) ?? foldersIn(file, stage);
    known.set(stage, folders);
    return paths.every((path) => folders.has(path) || ofSystem.test(path) || isShared(path));
  };
}
