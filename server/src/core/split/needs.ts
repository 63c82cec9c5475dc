// Files of the build context that decide how a file is split.
import { rootListing } from "../context";
import { type FactQuery, noFacts } from "../facts";
import { commandSteps, openImage } from "../image";
import type { Toolchain } from "../knowledge/runtimeBases";
import type { Dockerfile, Stage } from "../model/types";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import { startsOf } from "./artefacts";
import { baseOf } from "./base";
import { listPaths, packageJsonPaths } from "./lists";
import { startScripts } from "./start";
import { isStopped } from "./types";

/** Lists that a RUN reads. */
function readBy(doc: Dockerfile, stage: Stage, run: Instruction, toolchain: Toolchain): readonly string[] {
  const steps = scriptsOf(doc, run).flatMap((script) => commandSteps(doc, run, script));
  const paths = steps.flatMap(({ runs, site }) => (runs ? listPaths(runs, site, toolchain) : []));
  const image = openImage(doc, noFacts, stage, run);
  return paths.flatMap((path) => image.contextFiles(path));
}

/** What is started, and the scripts of package.json behind it. */
function readAtStart(doc: Dockerfile, stage: Stage, toolchain: Toolchain): readonly string[] {
  const image = openImage(doc, noFacts, stage);
  const scripts = startsOf(doc).flatMap(({ words }) => startScripts(words, image).flatMap(({ paths }) => paths));
  const lists = toolchain === "node" ? packageJsonPaths(image.workdir) : [];
  return [...scripts, ...lists].flatMap((path) => image.contextFiles(path));
}

export function splitNeeds(doc: Dockerfile): readonly FactQuery[] {
  const stage = doc.finalStage;
  const base = stage && doc.stages.length === 1 ? baseOf(doc, stage) : undefined;
  if (!stage || !base || isStopped(base)) return [];
  const { toolchain } = base;
  const inRuns = /^(?:node|python|rust)$/.test(toolchain) ? doc.each("RUN").flatMap((run) => readBy(doc, stage, run, toolchain)) : [];
  const paths = new Set([...readAtStart(doc, stage, toolchain), ...inRuns]);
  return [rootListing, { kind: "dockerignore" }, ...[...paths].map((path) => ({ kind: "file", path }) as const)];
}
