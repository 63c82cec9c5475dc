// COPY to a relative path where no WORKDIR has been set.

import { contextSources } from "../../context";
import { imagesAtRoot } from "../../knowledge/workdirs";
import { targetArgument } from "../../model/arguments";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { namedAtRoot } from "./namedAtRoot";

/** Where the stage stands. */
const rootTarget = /^\.?\/?$/;
const isAbsolute = /^["']?(?:[/\\$]|[A-Za-z]:)/;

/** Stages that have a WORKDIR before the place that is looked at. */
type Placed = Set<Stage | undefined>;

const hasWorkdir = (placed: Placed, stage: Stage | undefined): boolean => {
  for (let each = stage; each; each = each.parent) if (placed.has(each)) return true;
  return placed.has(stage);
};

/** The image is known to start at `/`. */
const startsAtRoot = (stage: Stage | undefined): boolean => {
  const image = stage?.baseImage;
  return image !== undefined && image.registry === undefined && imagesAtRoot.has(image.repository);
};

export default defineRule({
  id: "relative-copy-target",
  aliases: ["DL3045"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` to a relative path in a stage that has set no `WORKDIR`.",
    why: "The files land in the working directory of the base image, which for most images is `/`: between `bin`, `etc` and `usr`.",
    bad: "FROM node:22\nCOPY package.json ./\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json ./\n",
    fixSafety: "Needs a look: it names the place where the files land now; a WORKDIR of their own is better.",
    differs:
      "An info: the files do lie where later lines find them. A warning where the whole context goes there, so that its folders come over those of the system. Stages of which nothing but single files goes on are passed over for anything less. Only images that are known to start at `/` are reported, and `scratch`, where nothing else lies, only for a folder that is not the root itself; others may well set a working directory of their own. With the " +
      "hadolint profile any image is, and each COPY, not only the first of a stage.",
  },
  messages: {
    relative: "No WORKDIR is set here, so {target} is counted from `/`. Set a WORKDIR before this line, or write an absolute path",
    named:
      "No WORKDIR is set here, so {target} is counted from `/`, where a line below calls /{name}: a WORKDIR would move it away. Write {absolute}",
    unknown: "No WORKDIR is set here, so {target} lies wherever the base image starts. Set a WORKDIR before this line",
    absolute: "Write {target}",
  },
  reads: ["FROM", "ARG", "ENV", "WORKDIR", "COPY", "ONBUILD", "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"],
  *check(file) {
    const placed: Placed = new Set();
    let shipped: ReturnType<typeof shippedStages> | undefined;
    for (const instruction of file.each("WORKDIR", "COPY")) {
      const stage = file.stageOf(instruction);
      if (instruction.keyword === "WORKDIR") placed.add(stage);
      else if (!hasWorkdir(placed, stage) && (file.options.strict || startsAtRoot(stage))) {
        const target = targetArgument(instruction);
        if (!target || isAbsolute.test(target.text)) continue;
        const isWhole =
          rootTarget.test(target.text) && contextSources(instruction, file.scopeBefore(instruction)).some(({ path }) => path === ".");
        shipped ??= shippedStages(file);
        if (!file.options.strict && !isWhole && !shipped.has(stage)) continue;
        if (!file.options.strict && stage?.baseImage?.repository === "scratch" && rootTarget.test(target.text)) continue;
        if (!file.options.strict) placed.add(stage); // the first one is told
        const { text, span } = target;
        const quoted = /^["']/.test(text) || instruction.form === "exec";
        const path = text.replace(/^\.(?=\/)|^\.$|^(?=[^./])/, "/").replace(/^\/+/, "/");
        const absolute = { title: ["absolute", { target: path }], safety: "review", edits: () => [replace(span, path)] } as const;
        const known = startsAtRoot(stage);
        const name = known ? namedAtRoot(file, instruction, text) : undefined;
        yield {
          at: span,
          ...(isWhole && { severity: "warning" as const }),
          says: name ? ["named", { target: text, name, absolute: path }] : [known ? "relative" : "unknown", { target: text }],
          fix: quoted || (text.startsWith(".") && name === undefined) || path.includes("..") || !known ? undefined : absolute,
        };
      }
    }
  },
});
