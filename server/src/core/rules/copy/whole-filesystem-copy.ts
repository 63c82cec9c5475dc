// COPY --from of another stage's or image's whole file system over this one.

import { baseImage } from "../../knowledge/baseImages";
import { isScratchImage } from "../../knowledge/scratchImages";
import { flagOf, sourceArguments } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { readImageReference } from "../../model/imageReference";
import { stageCopiedFrom } from "../../model/references";
import type { Dockerfile, ImageReference, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";
import { flattens, isRoot, isWhole } from "./flattened";

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
