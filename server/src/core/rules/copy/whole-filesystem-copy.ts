// COPY --from of another stage's whole file system over this one.
import { argumentsOf, flagOf, sourceArguments } from "../../model/arguments";
import { stageCopiedFrom } from "../../model/references";
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";

const isRoot = (text: string | undefined): boolean => text !== undefined && /^\/+\.?$/.test(text.replace(/["']/g, ""));

/** Holds nothing but what was put in; an image that only brings files to others is FROM scratch, too, as far as can be told. */
const isScratch = (stage: Stage | undefined): boolean => stage === undefined || stage.baseImage?.repository === "scratch";

export default defineRule({
  id: "whole-filesystem-copy",
  aliases: ["DL3067"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `COPY --from=… / /` onto an image that has files of its own.",
    why:
      "Everything of the other stage lands here: its compilers, caches and package database, which overwrites this image's own. " +
      "The image holds two systems, and its package manager knows of one.",
    bad: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build / /\n",
    good: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\n",
    whenNot: "`FROM scratch` with one COPY of everything is the usual way to make one layer of an image: it is passed over.",
    differs: "A stage FROM scratch, and an image that is no stage of the file, are passed over, except with the hadolint profile.",
  },
  messages: { whole: "This copies all of {from} over the image, its build tools and package database included. Name what is needed" },
  reads: ["FROM", "ARG", "COPY"],
  *check(file) {
    for (const instruction of file.each("COPY")) {
      const from = flagOf(instruction, "from");
      if (!from || !isRoot(argumentsOf(instruction).at(-1)?.text)) continue;
      if (!file.options.strict && (isScratch(file.stageOf(instruction)) || isScratch(stageCopiedFrom(file, instruction)))) continue;
      for (const { text, span } of sourceArguments(instruction)) {
        if (isRoot(text)) yield { at: span, says: ["whole", { from: from.value ?? "" }] };
      }
    }
  },
});
