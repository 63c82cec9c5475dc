// What is known of an external image, such as the one that a stage stands on: by its own configuration, where the outside has told that,
// and by the tables; looked up once for each place that names it.
import type { ImageConfig } from "../facts";
import { imageSettings, settingsBehindHoles } from "../knowledge/baseImageSettings";
import { type BaseImage, baseImage, plainImageName } from "../knowledge/baseImages";
import { type Distribution, distributionOfTag } from "../knowledge/distributions";
import { isOfficialImage } from "../knowledge/officialImages";
import { parseSignal } from "../knowledge/stopSignals";
import type { ImageReference, Stage, VariableDefinition } from "./types";

const known = new WeakMap<ImageReference, { readonly image: BaseImage | undefined }>();

const same = (a: readonly string[] | null, b: readonly string[] | null | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Triggers that set the start command of the image that is built. */
const setsStart = /^\s*(?:CMD|ENTRYPOINT)\b/i;

/**
 * The configuration counts for what stands in it. What the table alone knows stays: the system, users, and what the entrypoint's script
 * does, as long as it is that script.
 */
function merged(reference: ImageReference, told: ImageConfig, ofTable: BaseImage | undefined): BaseImage {
  const sameStart = same(told.entrypoint, ofTable?.entrypoint);
  return {
    name: plainImageName(reference),
    distribution: ofTable?.distribution,
    shell: ofTable?.shell,
    packageManager: ofTable?.packageManager,
    entrypoint: told.entrypoint,
    cmd: told.onbuild.some((trigger) => setsStart.test(trigger)) ? undefined : told.cmd,
    user: told.user ?? undefined,
    stopSignal: told.stopSignal === null ? undefined : (parseSignal(told.stopSignal) ?? told.stopSignal),
    entrypointExecs: sameStart && ofTable?.entrypointExecs === true,
    init: sameStart ? ofTable?.init : undefined,
    users: ofTable?.users ?? [],
    known: true,
    from: told.from,
  };
}

/** undefined where nothing is known. */
export function knownImage(reference: ImageReference): BaseImage | undefined {
  let entry = known.get(reference);
  if (!entry) {
    const ofTable = baseImage(reference);
    entry = { image: reference.told ? merged(reference, reference.told, ofTable) : ofTable };
    known.set(reference, entry);
  }
  return entry.image;
}

/** What is known of the external image below a stage; undefined where nothing is. */
export const imageBelow = (stage: Stage | undefined): BaseImage | undefined => stage?.baseImage && knownImage(stage.baseImage);

const behindHoles = new WeakMap<ImageReference, ReturnType<typeof imageSettings>>();

function withHoles(image: ImageReference): ReturnType<typeof imageSettings> {
  const settings = behindHoles.get(image) ?? settingsBehindHoles(plainImageName(image));
  behindHoles.set(image, settings);
  return settings;
}

/** What the external image below a stage is known to leave set: its SHELL, apt's answer. */
export function settingsBelow(stage: Stage | undefined): ReturnType<typeof imageSettings> {
  const image = stage?.baseImage;
  if (!image) return stage?.image?.repository.includes("$") && !stage.parent ? withHoles(stage.image) : {};
  const ofTable = imageSettings(plainImageName(image), image.tag ?? "");
  return image.told ? { ...ofTable, shell: image.told.shell ?? undefined } : ofTable;
}

const variables = new WeakMap<ImageConfig, ReadonlyMap<string, VariableDefinition>>();

/** The environment of the external image below a stage, where the outside has told its configuration. */
export function toldVariables(stage: Stage | undefined): ReadonlyMap<string, VariableDefinition> | undefined {
  const told = stage?.baseImage?.told;
  if (!told) return undefined;
  const known =
    variables.get(told) ??
    new Map(
      Object.entries(told.env).map(([name, value]) => [name, { name, kind: "env", value, instruction: undefined, nameSpan: undefined }]),
    );
  variables.set(told, known);
  return known;
}

/** Whether the external image below is known to set no SHELL: one of the tables, or another of Docker's official images. */
export function leavesShell(stage: Stage | undefined): boolean {
  const image = stage?.baseImage;
  if (!image || settingsBelow(stage).shell) return false;
  return knownImage(image)?.known === true || isOfficialImage(plainImageName(image));
}

/** `scratch`, distroless and chiseled images, which have no `/bin/sh`; undefined where the image has one, or is not known. */
export function shellLess(stage: Stage | undefined): "scratch" | "distroless" | undefined {
  const image = imageBelow(stage);
  const family = image?.distribution?.family;
  return (family === "scratch" || family === "distroless") && image?.shell?.kind === "none" ? family : undefined;
}

/** Tags that stand for another release one day. */
const moving = /^(?:latest|stable|oldstable|testing|unstable|rolling|devel|edge|rawhide)(?:-|$)/;

/**
 * The distribution of the external image below a stage where the image's name or tag says it: `debian:12`, `node:22-bookworm`;
 * undefined where it is only what the publisher happens to build on: `python:3.12`, and where no release is named: `debian`, `debian@sha256:…`.
 */
export function statedDistribution(stage: Stage | undefined): Distribution | undefined {
  const image = imageBelow(stage);
  const tag = stage?.baseImage?.tag ?? "";
  if (tag === "" || moving.test(tag)) return undefined;
  const states = /(?:^|\/)(?:debian|ubuntu|alpine|fedora)$/.test(image?.name ?? "") || distributionOfTag(tag);
  return states ? image?.distribution : undefined;
}

/** The C library of the external image below a stage, of images made for one program; undefined of others. */
export function libraryBelow(stage: Stage): "none" | "glibc" | undefined {
  const repository = stage.baseImage?.repository ?? "";
  if (repository === "scratch" || /(?:^|\/)static(?:-debian\d+)?$/.test(repository)) return "none";
  return /distroless\//.test(repository) ? "glibc" : undefined;
}
