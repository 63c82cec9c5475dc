// COPY --from of another stage's or image's whole file system over this one.

import { packagesInstalledBy } from "../../image";
import { baseImage } from "../../knowledge/baseImages";
import { isScratchImage } from "../../knowledge/scratchImages";
import { argumentsOf, flagOf, sourceArguments } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { readImageReference } from "../../model/imageReference";
import { historyOf } from "../../model/lineage";
import { stageCopiedFrom } from "../../model/references";
import type { Dockerfile, ImageReference, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";

const isRoot = (text: string | undefined): boolean => text !== undefined && /^\/+\.?$/.test(text.replace(/["']/g, ""));
const isWhole = (copy: Instruction): boolean =>
  isRoot(argumentsOf(copy).at(-1)?.text) && sourceArguments(copy).some(({ text }) => isRoot(text));

/** A distribution, not only files: nothing is known of most images, and many are there only to give files to others. */
function isSystem(image: ImageReference): boolean {
  const known = baseImage(image);
  return known !== undefined && known.distribution?.family !== "scratch" && !isScratchImage(image);
}

/** A stage holds a whole system when what it stands on does, when it takes one over, or when a RUN finds a shell there. */
function holdsSystem(doc: Dockerfile, stage: Stage): boolean {
  const { baseImage: reference, instructions, parent } = stage;
  if (parent ? holdsSystem(doc, parent) : reference && isSystem(reference)) return true;
  const knownFiles = reference !== undefined && (isScratchImage(reference) || imageBelow(stage)?.distribution?.family === "scratch");
  return instructions.some(
    (instruction) =>
      (instruction.keyword === "COPY" && isWhole(instruction) && copiesSystem(doc, instruction)) ||
      (instruction.keyword === "RUN" && !knownFiles),
  );
}

function copiesSystem(doc: Dockerfile, copy: Instruction): boolean {
  const from = flagOf(copy, "from");
  const stage = stageCopiedFrom(doc, copy);
  // A stage stands above the one that copies from it, so this ends.
  if (stage) return stage !== doc.stageOf(copy) && holdsSystem(doc, stage);
  return from?.value !== undefined && isSystem(readImageReference(from.value, from.valueSpan ?? from.span));
}

/** Nobody builds on more stages; a longer chain is not followed. */
const mostParents = 20;

/** What a stage stands on in the end, with its platform, through FROM and through a copy of everything onto nothing; undefined: not known. */
function baseOf(doc: Dockerfile, stage: Stage): string | undefined {
  let at: Stage | undefined = stage;
  for (let count = 0; at && count < mostParents; count++) {
    const { parent, image, resolvedImage, platform }: Stage = at;
    const text = resolvedImage?.text ?? image?.text;
    if (!parent && text !== "scratch") return text === undefined ? undefined : `${platform?.value ?? ""} ${text}`;
    const whole: Instruction | undefined = at.instructions.find((each) => each.keyword === "COPY" && flagOf(each, "from") && isWhole(each));
    const from: Stage | undefined = parent ?? (whole && stageCopiedFrom(doc, whole));
    at = from === at ? undefined : from;
  }
  return undefined;
}

/** Index of the first instruction that makes another system of the base: of what it installs, the copy overwrites the list. */
function firstChange(doc: Dockerfile, stage: Stage): number {
  const changes = ({ keyword }: Instruction): boolean => keyword === "COPY" || keyword === "RUN";
  const first = historyOf(stage).find(
    (each) => changes(each) && (each.keyword === "RUN" ? packagesInstalledBy(doc, each).length > 0 : flagOf(each, "from") && isWhole(each)),
  );
  return first?.index ?? Number.POSITIVE_INFINITY;
}

/** The same base below both, and nothing installed here yet: the copy brings what was changed, in one layer. */
function flattens(doc: Dockerfile): (copy: Instruction) => boolean {
  const known = new Map<Stage, { readonly base: string | undefined; readonly change: number }>();
  return (copy) => {
    const [stage, from] = [doc.stageOf(copy), stageCopiedFrom(doc, copy)];
    if (!stage || !from || stage === from) return false;
    const own = known.get(stage) ?? { base: baseOf(doc, stage), change: firstChange(doc, stage) };
    known.set(stage, own);
    return own.base !== undefined && own.change >= copy.index && baseOf(doc, from) === own.base;
  };
}

export default defineRule({
  id: "whole-filesystem-copy",
  aliases: ["DL3067"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `COPY --from=… / /` of a whole system onto an image that has files of its own.",
    why:
      "Everything of the other stage lands here: its compilers, caches and package database, which overwrites this image's own. " +
      "The image holds two systems, and its package manager knows of one.",
    bad: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build / /\n",
    good: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\n",
    whenNot:
      "`FROM scratch` with one COPY of everything is the usual way to make one layer of an image: it is passed over, and so is the same onto the image that the other stage is built on itself, as long as nothing is installed in front of it. " +
      "So is a source that only gives files to others: a stage FROM scratch, `tonistiigi/xx`, and an image of which nothing is known and in which no RUN of this file runs.",
    differs: "Sources that are no whole system, and images of which nothing is known, are passed over, except with the hadolint profile.",
  },
  messages: {
    whole: "This copies all of {from} over the image, its package database and all that is installed there included. Name what is needed",
  },
  reads: ["FROM", "ARG", "COPY", "RUN"],
  *check(file) {
    const isFlattened = flattens(file);
    for (const instruction of file.each("COPY")) {
      const from = flagOf(instruction, "from");
      if (!from || !isWhole(instruction)) continue;
      const ontoScratch = file.stageOf(instruction)?.baseImage?.text === "scratch";
      if (!file.options.strict && (ontoScratch || !copiesSystem(file, instruction) || isFlattened(instruction))) continue;
      for (const { text, span } of sourceArguments(instruction)) {
        if (isRoot(text)) yield { at: span, says: ["whole", { from: from.value ?? "" }] };
      }
    }
  },
});
