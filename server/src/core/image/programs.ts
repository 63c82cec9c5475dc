// Whether the image has a program: brought by the base image, installed, copied, linked or written there; or whether anything may bring it.

import { plainImageName } from "../knowledge/baseImages";
import { bringsTool } from "../knowledge/imageTools";
import { initPackages, inits } from "../knowledge/inits";
import { mayPullIn } from "../knowledge/packageContents";
import { isOfDistribution } from "../knowledge/packageManagers";
import { shellNames } from "../knowledge/programs";
import { imageBelow, knownImage } from "../model/baseImage";
import { imageCopiedFrom } from "../model/references";
import type { ImageReference, Stage } from "../model/types";
import { programName } from "../shell/dialect";
import { baseName, folderOf, isWithin } from "../text/path";
import type { Copy } from "./copies";
import type { Effect } from "./effect";
import { type Layer, mentions } from "./layers";
import { defaultPath, isSystemFolder } from "./paths";
import { deepestStage, type Reading } from "./reading";
import { folderSource, placesOfSources } from "./sourceKinds";
import type { Answer, Because, Program } from "./types";

type Found = Answer<Program> | undefined;

const by = ({ instruction }: Layer): Because => ({ kind: "instruction", instruction });
const perhaps = ({ instruction }: Layer, what: string): Found => ({ is: "perhaps", because: { kind: "unread", what, instruction } });

const programFolders: ReadonlySet<string> = new Set(defaultPath.split(":"));
const isProgramPath = (path: string, name: string): boolean => baseName(path) === name && programFolders.has(folderOf(path));

function packagePath(reading: Reading, name: string): string | undefined {
  const init = inits.get(name)?.name;
  const family = imageBelow(reading.stage)?.distribution?.family;
  const path = init && family && initPackages[family]?.[init]?.path;
  return path?.startsWith("/") ? path : undefined;
}

function fromInstall(reading: Reading, effect: Effect, name: string, layer: Layer): Found {
  if (effect.kind !== "install" || !isOfDistribution(effect.manager)) return undefined;
  const named = effect.packages.find((each) => each === name || each === `${name}-static`);
  if (named !== undefined)
    return { is: "yes", value: { name: named, path: named === name ? packagePath(reading, name) : undefined }, because: by(layer) };
  if (!effect.complete) return perhaps(layer, `what ${effect.manager} installs`);
  const puller = effect.packages.find((each) => mayPullIn(each, name));
  return puller === undefined ? undefined : perhaps(layer, puller);
}

/** undefined: the effect has nothing to do with it. */
function fromEffect(reading: Reading, effect: Effect, name: string, layer: Layer): Found {
  switch (effect.kind) {
    case "install":
      return fromInstall(reading, effect, name, layer);
    case "uninstall":
      return effect.packages.includes(name) ? { is: "no", because: by(layer) } : undefined;
    case "write":
      return isProgramPath(effect.path, name) ? { is: "yes", value: { name, path: effect.path }, because: by(layer) } : undefined;
    case "same": {
      const path = [effect.path, effect.inside].find((each) => isProgramPath(each, name));
      return path === undefined ? undefined : { is: "yes", value: { name, path }, because: by(layer) };
    }
    case "remove":
      return isProgramPath(effect.path, name) ? { is: "no", because: by(layer) } : undefined;
    case "fill":
      return effect.path === "/" || isSystemFolder(effect.path) ? perhaps(layer, effect.path) : undefined;
    case "unknown":
      return perhaps(layer, effect.what);
    default:
      return undefined;
  }
}

function fromRun(reading: Reading, name: string, layer: Layer): Found {
  let maybe: Found;
  for (const effect of [...layer.effects.list].reverse()) {
    const found = fromEffect(reading, effect, name, layer);
    if (found && found.is !== "perhaps") return found;
    maybe ??= found;
  }
  return maybe ?? (mentions(layer, name) ? perhaps(layer, name) : undefined);
}

/** What is copied there as a folder may put a program on PATH: it fills a folder of PATH, or one that a wider PATH may name. */
const mayHoldPrograms = (target: string): boolean =>
  [...programFolders].some((folder) => isWithin(folder, target)) ||
  (/^\/(?:opt|usr)(?:\/|$)/.test(target) && ![...programFolders].some((folder) => isWithin(target, folder)));

/** The stage or image that it is copied from certainly does not have it. */
function lackedBySource(reading: Reading, name: string, { instruction }: Layer, depth: number): boolean {
  const stage = reading.stageOf(instruction);
  if (stage) return depth < deepestStage && programIn(stage, name, depth + 1).is === "no";
  const image = imageCopiedFrom(reading.doc, instruction);
  return image !== undefined && brings(image, name) === false;
}

function fromCopy(reading: Reading, copy: Copy, name: string, layer: Layer, depth: number): Found {
  const path = placesOfSources(copy).find((placed) => isProgramPath(placed.path, name))?.path;
  if (path !== undefined) return { is: "yes", value: { name, path }, because: by(layer) };
  const folder = folderSource(copy);
  const named = mentions(layer, name);
  if (!named && (folder === undefined || !mayHoldPrograms(copy.target))) return undefined;
  if (!named && lackedBySource(reading, name, layer, depth)) return undefined;
  return perhaps(layer, folder ?? copy.target);
}

function brings(reference: ImageReference, name: string): boolean | undefined {
  const image = knownImage(reference);
  const plain = plainImageName(reference);
  if (plain === "scratch" || (image?.shell?.kind === "none" && shellNames.has(name))) return false;
  const brought = bringsTool(plain, reference.tag ?? "latest", name);
  if (brought !== undefined) return brought;
  const family = image?.distribution?.family;
  // Source: the package is Essential in Debian and in Ubuntu.
  if (name === "bash" && (family === "debian" || family === "ubuntu")) return true;
  if (!image?.known || !inits.has(name)) return undefined;
  // What an image starts by itself stands in the tables of images.
  const starts = image.init !== undefined || image.entrypoint?.some((word) => inits.has(programName(word)));
  return starts ? undefined : false;
}

/** Whether the external image below a stage has the program; undefined: not known. */
export const baseBrings = (stage: Stage | undefined, name: string): boolean | undefined =>
  stage?.baseImage && brings(stage.baseImage, name);

function inBase({ stage }: Reading, name: string): Answer<Program> {
  const brought = baseBrings(stage, name);
  if (brought === undefined) return { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
  const because: Because = { kind: "base", image: stage.baseImage ? plainImageName(stage.baseImage) : "" };
  return brought ? { is: "yes", value: { name, path: undefined }, because } : { is: "no", because };
}

function programIn(reading: Reading, name: string, depth: number): Answer<Program> {
  const key = `${depth} ${name}`;
  const known = reading.programs.get(key) ?? findProgram(reading, name, depth);
  reading.programs.set(key, known);
  return known;
}

function findProgram(reading: Reading, name: string, depth: number): Answer<Program> {
  let maybe: Found;
  for (const layer of reading.layers) {
    const { copy } = layer.effects;
    const found = copy ? fromCopy(reading, copy, name, layer, depth) : fromRun(reading, name, layer);
    if (found && found.is !== "perhaps") return found;
    maybe ??= found;
  }
  const base = inBase(reading, name);
  return base.is === "yes" ? base : (maybe ?? base);
}

/** @param name as a command line calls it, without a folder. */
export const programAt = (reading: Reading, name: string): Answer<Program> => programIn(reading, name, 0);
