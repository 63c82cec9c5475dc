// COPY --from of another stage's or image's whole file system over this one.
import { flagOf, sourceArguments } from "../../model/arguments";
import { defineRule } from "../rule";
import { flattens, isRoot, isWhole } from "./flattened";
import { isOntoRoot, relativeRoot } from "./relativeRoot";
import { copiesSystem } from "./wholeSystems";

export default defineRule({
  id: "whole-filesystem-copy",
  aliases: ["DL3067"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `COPY --from=… / /` of a whole system onto an image that has files of its own, and `COPY --from=… . .`, which copies the same: a relative source counts from `/` of the other stage, not from its WORKDIR.",
    why:
      "Everything of the other stage lands here: its compilers, caches and package database, which overwrites this image's own. " +
      "The image holds two systems, and its package manager knows of one.",
    bad: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build / /\n",
    good: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\n",
    fixSafety:
      "Needs a look: the folder in which the other stage ends need not be the one that was meant, and what was copied from elsewhere is missing then.",
    whenNot:
      "`FROM scratch` with one COPY of everything is the usual way to make one layer of an image: it is passed over, and so is the same onto the image that the other stage is built on itself, as long as nothing is installed in front of it. " +
      "So is a source that only gives files to others: a stage FROM scratch, `tonistiigi/xx`, and an image of which nothing is known and in which no RUN of this file runs.",
    differs: "Sources that are no whole system, and images of which nothing is known, are passed over, except with the hadolint profile.",
  },
  messages: {
    whole: "This copies all of {from} over the image, its package database and all that is installed there included. Name what is needed",
    relative: "{source} counts from / of {from}, so this copies its whole file system. Name what is needed",
    folder:
      "{source} counts from / of {from}, not from its WORKDIR, so this copies its whole file system. Write {folder}, or name what is needed",
    write: "Write {folder}",
  },
  reads: ["FROM", "ARG", "ENV", "WORKDIR", "COPY", "RUN"],
  *check(file) {
    const isFlattened = flattens(file);
    for (const instruction of file.each("COPY")) {
      const from = flagOf(instruction, "from");
      if (!from) continue;
      const ontoScratch = file.stageOf(instruction)?.baseImage?.text === "scratch";
      const relative = relativeRoot(file, instruction);
      if (relative && copiesSystem(file, instruction) && !(isOntoRoot(file, instruction) && (ontoScratch || isFlattened(instruction)))) {
        const { at, source, folder, edit } = relative;
        const said = { source, from: from.value ?? "" };
        yield {
          at,
          says: folder === undefined ? ["relative", said] : ["folder", { ...said, folder }],
          fix: folder !== undefined && edit ? { title: ["write", { folder }], safety: "review", edits: () => [edit] } : undefined,
        };
      }
      if (!isWhole(instruction)) continue;
      if (!file.options.strict && (ontoScratch || !copiesSystem(file, instruction) || isFlattened(instruction))) continue;
      for (const { text, span } of sourceArguments(instruction)) {
        if (isRoot(text)) yield { at: span, says: ["whole", { from: from.value ?? "" }] };
      }
    }
  },
});
