// Whether the image has a user or group of a name: the base image's, made by a RUN, or written into /etc/passwd.

import type { BaseImage } from "../knowledge/baseImages";
import { mayPullIn } from "../knowledge/packageContents";
import { isOfDistribution } from "../knowledge/packageManagers";
import { completeImages, systemUsers } from "../knowledge/systemUsers";
import { imageBelow, knownImage } from "../model/baseImage";
import { imageCopiedFrom } from "../model/references";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { isWithin } from "../text/path";
import { type Span, shift } from "../text/span";
import type { Copy } from "./copies";
import type { Effect } from "./effect";
import { effectsOf } from "./effects";
import { fileAt } from "./files";
import { type Layer, mentions } from "./layers";
import { deepestStage, type Reading } from "./reading";
import { folderSource } from "./sourceKinds";
import type { Answer, Because, ImageGroup, ImageUser } from "./types";

/** Users and groups are looked up alike. */
interface Kind<T> {
  /** The file that lists them. */
  readonly file: "/etc/passwd" | "/etc/group";
  /** What an effect says of the name; `unknown` in a `yes`: one that may be it. */
  read(effect: Effect, name: string): { readonly is: "yes"; readonly value: T } | "no" | "perhaps" | undefined;
  /** A line of the file. */
  line(fields: readonly string[]): T;
  ofImage(image: BaseImage | undefined, name: string): "yes" | "no" | undefined;
  answers(reading: Reading): Map<string, Answer<T>>;
}

const user: Kind<ImageUser> = {
  file: "/etc/passwd",
  read(effect, name) {
    if (effect.kind === "noUser") return effect.name === name ? "no" : undefined;
    if (effect.kind !== "user") return undefined;
    if (effect.name === undefined) return "perhaps";
    return effect.name === name
      ? { is: "yes", value: { name, uid: effect.uid, home: effect.home, shell: effect.shell, maker: effect.maker } }
      : undefined;
  },
  line: ([name = "", , uid, , , home, shell]) => ({ name, uid, home, shell, maker: undefined }),
  ofImage(image, name) {
    if (!image) return undefined;
    // Other images of that family hold files of their own.
    if (image.distribution?.family === "scratch") return image.name === "scratch" ? "no" : undefined;
    const system = systemUsers.get(image.distribution?.family ?? "");
    if (image.users.includes(name) || image.user === name || system?.has(name)) return "yes";
    return system && completeImages.has(image.name) ? "no" : undefined;
  },
  answers: ({ users }) => users,
};

const group: Kind<ImageGroup> = {
  file: "/etc/group",
  read(effect, name) {
    if (effect.kind === "noGroup") return effect.name === name ? "no" : undefined;
    // Every user gets a group of its name, unless told otherwise.
    if (effect.kind === "user") return effect.name === undefined || effect.name === name ? "perhaps" : undefined;
    if (effect.kind !== "group") return undefined;
    if (effect.name === undefined) return "perhaps";
    return effect.name === name ? { is: "yes", value: { name, gid: effect.gid } } : undefined;
  },
  line: ([name = "", , gid]) => ({ name, gid }),
  ofImage: (image) => (image?.name === "scratch" ? "no" : undefined),
  answers: ({ groups }) => groups,
};

type Found<T> = Answer<T> | undefined;

const perhaps = ({ instruction }: Layer, what: string): { readonly is: "perhaps"; readonly because: Because } => ({
  is: "perhaps",
  because: { kind: "unread", what, instruction },
});

const inText = <T>(kind: Kind<T>, text: string, name: string): T | undefined => {
  const line = text.split(/\r?\n/).find((each) => each.startsWith(`${name}:`));
  return line === undefined ? undefined : kind.line(line.split(":"));
};

function fromEffect<T>(kind: Kind<T>, effect: Effect, name: string, layer: Layer): Found<T> {
  const because: Because = { kind: "instruction", instruction: layer.instruction };
  const read = kind.read(effect, name);
  if (read === "no") return { is: "no", because };
  if (read === "perhaps") return perhaps(layer, ("name" in effect && effect.name) || "a name that is not known");
  if (read) return { ...read, because };
  switch (effect.kind) {
    case "write": {
      if (effect.path !== kind.file) return undefined;
      if (effect.text === undefined) return perhaps(layer, kind.file);
      const value = inText(kind, effect.text, name);
      return value === undefined ? undefined : { is: "yes", value, because };
    }
    case "same":
      return effect.path === kind.file || effect.inside === kind.file ? perhaps(layer, effect.target) : undefined;
    case "fill":
      return isWithin(kind.file, effect.path) ? perhaps(layer, effect.path) : undefined;
    case "install": {
      if (!isOfDistribution(effect.manager)) return undefined;
      if (!effect.complete) return perhaps(layer, `what ${effect.manager} installs`);
      const puller = effect.packages.find((each) => mayPullIn(each, name));
      return puller === undefined ? undefined : perhaps(layer, puller);
    }
    case "unknown":
      return perhaps(layer, effect.what);
    default:
      return undefined;
  }
}

function fromRun<T>(kind: Kind<T>, name: string, layer: Layer): Found<T> {
  let maybe: Found<T>;
  for (const effect of [...layer.effects.list].reverse()) {
    const found = fromEffect(kind, effect, name, layer);
    if (found && found.is !== "perhaps") return found;
    maybe ??= found;
  }
  return maybe ?? (mentions(layer, name) ? perhaps(layer, name) : undefined);
}

/** The list of the stage or image that it is copied from. */
function fromSource<T>(kind: Kind<T>, reading: Reading, name: string, layer: Layer, depth: number): Answer<T> {
  const stage = reading.stageOf(layer.instruction);
  if (stage) return depth < deepestStage ? find(kind, stage, name, depth + 1) : perhaps(layer, kind.file);
  const image = imageCopiedFrom(reading.doc, layer.instruction);
  const found = image && ofImage(kind, knownImage(image), name);
  return found && found.is !== "perhaps" ? found : perhaps(layer, kind.file);
}

/** A copied list replaces the one that was there; a folder at the root or /etc may bring one. */
function fromCopy<T>(kind: Kind<T>, reading: Reading, copy: Copy, name: string, layer: Layer, depth: number): Found<T> {
  if (!isWithin(kind.file, copy.target)) return undefined;
  const list = fileAt({ ...reading, layers: [layer] }, kind.file, "exact");
  if (list.is === "yes") {
    const { source } = list.value;
    if (!source) return fromSource(kind, reading, name, layer, depth);
    const value = inText(kind, source.text, name);
    return value === undefined ? { is: "no", because: list.because } : { is: "yes", value, because: list.because };
  }
  const folder = folderSource(copy);
  return folder === undefined ? undefined : perhaps(layer, folder);
}

function find<T>(kind: Kind<T>, reading: Reading, name: string, depth: number): Answer<T> {
  const key = `${depth} ${name}`;
  const known = kind.answers(reading).get(key) ?? search(kind, reading, name, depth);
  kind.answers(reading).set(key, known);
  return known;
}

/** What the tables tell of an external image. */
function ofImage<T>(kind: Kind<T>, image: BaseImage | undefined, name: string): Answer<T> {
  const is = kind.ofImage(image, name);
  if (!is) return { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
  const because: Because = { kind: "base", image: image?.name ?? "" };
  return is === "yes" ? { is, value: kind.line([name]), because } : { is, because };
}

function search<T>(kind: Kind<T>, reading: Reading, name: string, depth: number): Answer<T> {
  let maybe: Found<T>;
  for (const layer of reading.layers) {
    const { copy } = layer.effects;
    const found = copy ? fromCopy(kind, reading, copy, name, layer, depth) : fromRun(kind, name, layer);
    if (found && found.is !== "perhaps") return found;
    maybe ??= found;
  }
  const base = ofImage(kind, imageBelow(reading.stage), name);
  return base.is === "yes" ? base : (maybe ?? base);
}

export const userAt = (reading: Reading, name: string): Answer<ImageUser> => find(user, reading, name, 0);
export const groupAt = (reading: Reading, name: string): Answer<ImageGroup> => find(group, reading, name, 0);

export interface MadeUser {
  readonly name: string;
  /** The program that makes it. */
  readonly at: Span;
  /** The name stands there as it is, without a variable. */
  readonly literal: boolean;
}

/** The users that a RUN makes, as far as their names are known. */
export const usersMadeBy = (doc: Dockerfile, instruction: Instruction): readonly MadeUser[] =>
  effectsOf(doc, instruction).list.flatMap((effect) =>
    effect.kind === "user" && effect.name !== undefined
      ? [{ name: effect.name, at: shift(effect.at, instruction.span.start), literal: effect.literal }]
      : [],
  );
