// What the image holds just before an instruction: files, programs, packages, users, shells, environment. Every answer is yes, no or
// perhaps, with the instruction or the fact of the base image that it follows from, or with what could not be read.
import type { FactQuery, Facts } from "../facts";
import type { Distribution, Shell } from "../knowledge/distributions";
import { imageBelow } from "../model/baseImage";
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction, SyntaxTree } from "../syntax/types";
import { commandFile, contextFilesAt, fileAt } from "./files";
import { namesAt } from "./listings";
import { type Origin, originsOf } from "./origins";
import { installedAt } from "./packages";
import { workdirIn } from "./paths";
import { programAt } from "./programs";
import { readImage } from "./reading";
import { searchPath } from "./searchPath";
import { bashAt, shellAt } from "./shells";
import type { Answer, ImageFile, ImageGroup, ImageUser, Installed, Program, Reach } from "./types";
import { groupAt, userAt } from "./users";
import { variableIn } from "./variables";

export { type Change, changesOf } from "./changes";
export { optionWord } from "./command";
export { type CommandSite, type CommandStep, commandSteps } from "./commandSteps";
export { braced, type Copy, copyOf } from "./copies";
export { buildsStaticGo } from "./goBuilds";
export { layerFilesOf, type Removal, removes, shownPath } from "./layerFiles";
export type { Origin } from "./origins";
export { packagesInstalledBy, packagesRemovedBy } from "./packages";
export { absolute, isOwnFolder, isScratch, knowsWorkdir, pathIn, withoutUsr, workdirBefore, workdirIn } from "./paths";
export { type Place, placeOf } from "./places";
export { baseBrings } from "./programs";
export { folderSource, kindOfSource, placesOfSources } from "./sourceKinds";
export { needsSystem } from "./systemNeeds";
export { touchedBy } from "./touched";
export {
  type Answer,
  type Because,
  type ImageFile,
  type ImageGroup,
  type ImageUser,
  type Installed,
  isNowhere,
  type Program,
  type Reach,
  type SourceFile,
} from "./types";
export { isNumeric, isRoot, type RunningUser, userInForce, userOfBase, withoutGroup } from "./user";
export { type MadeUser, usersMadeBy } from "./users";
export { baseMaySet, isBare } from "./variables";

export interface Image {
  /** @param path absolute. @param reach whether a folder that is copied as a whole counts; it does by default. */
  file(path: string, reach?: Reach): Answer<ImageFile>;
  /** The file that a command line starts: a path, relative to the directory, or a name that is looked for along PATH. */
  commandFile(program: string, directory: string, reach?: Reach): Answer<ImageFile>;
  /** Files of the build context that may come to a path, the likeliest first, whether they are there or not. */
  contextFiles(path: string): readonly string[];
  /** Text of a file of the build context, wherever it goes; undefined: not there, or not answered yet. */
  contextText(path: string): string | undefined;
  /** Names in a folder, as far as the build context brings them. */
  names(path: string): readonly string[];
  /** Where what lies at a path has been before, the path itself first: in the stages that it was copied out of. */
  origins(path: string): readonly Origin[];
  /** @param name without a folder. */
  program(name: string): Answer<Program>;
  user(name: string): Answer<ImageUser>;
  group(name: string): Answer<ImageGroup>;
  /** By a package manager of any kind, in this file. */
  installed(packageName: string): Answer<Installed>;
  /** What a RUN sees, or the finished container where the image is that of a whole stage. */
  variable(name: string): Answer<string>;
  /** `/bin/sh`; no: there is none. */
  readonly shell: Answer<Shell>;
  /** As it is there, or would be if it were installed. */
  readonly bash: Shell;
  readonly distribution: Answer<Distribution>;
  /** Absolute; `/` where neither this file nor a known image sets one. */
  readonly workdir: string;
  /** Folders of PATH, in order. */
  readonly path: readonly string[];
  /** Files of the build context that would have told more, of all answers so far. */
  readonly asked: readonly FactQuery[];
}

function distributionOf(stage: Stage): Answer<Distribution> {
  const image = imageBelow(stage);
  return image?.distribution
    ? { is: "yes", value: image.distribution, because: { kind: "base", image: image.name } }
    : { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
}

/**
 * Lazy: what is not asked is not worked out. An instruction's effects are read once for its text and what it sees, in whatever version
 * of the file it stands, so that after an edit only the changed instruction is read again.
 * @param before the first instruction that does not count; undefined: all of the stage counts.
 */
export function openImage(doc: Dockerfile, facts: Facts, stage: Stage, before?: Instruction): Image {
  const reading = readImage(doc, facts, stage, before);
  const scope = before ? doc.scopeBefore(before) : stage.endScope;
  const variable = (name: string): Answer<string> => variableIn(scope, stage, name, before === undefined);
  const folders = searchPath(doc, scope);
  return {
    file: (at, reach) => fileAt(reading, at, reach),
    commandFile: (program, directory, reach = "any") => commandFile(reading, program, { directory, path: folders }, reach),
    contextFiles: (at) => contextFilesAt(reading, at),
    contextText: (at) => reading.ask(at) ?? undefined,
    names: (at) => namesAt(reading, at),
    origins: (at) => originsOf(reading, at),
    program: (name) => programAt(reading, name),
    user: (name) => userAt(reading, name),
    group: (name) => groupAt(reading, name),
    installed: (name) => installedAt(reading, name),
    variable,
    get shell() {
      return shellAt(reading);
    },
    get bash() {
      return bashAt(reading);
    },
    distribution: distributionOf(stage),
    get workdir() {
      return workdirIn(scope);
    },
    path: folders,
    get asked() {
      return reading.asked;
    },
  };
}

const kept = new WeakMap<SyntaxTree, { readonly facts: Facts; readonly images: Map<string, Image> }>();

/** The same image for all who ask of one version of the file. */
export function imageAt(doc: Dockerfile, facts: Facts, stage: Stage, before?: Instruction): Image {
  const ofTree = kept.get(doc.tree);
  const images = ofTree?.facts === facts ? ofTree.images : new Map<string, Image>();
  kept.set(doc.tree, { facts, images });
  const key = `${stage.index} ${before?.index ?? ""}`;
  const image = images.get(key) ?? openImage(doc, facts, stage, before);
  images.set(key, image);
  return image;
}
