// Splits a single-stage Dockerfile into a stage that builds and a light one that runs; or says which line it does not understand.
import type { FactQuery, Facts } from "../facts";
import { isBuildPackage } from "../knowledge/buildPackages";
import { type RuntimeBase, runtimeBase } from "../knowledge/runtimeBases";
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import { type Artefact, artefactsOf, startsOf, wholeTrees } from "./artefacts";
import { environment } from "./environment";
import { nativeLibraries } from "./libraries";
import { copied, isInside, ownTrees, workdirAt } from "./paths";
import { listProblem, place, strays } from "./place";
import { readRun } from "./readRun";
import { checkStart, contextPath, scriptPaths } from "./start";
import { isStopped, type Placed, type RunReading, type Site, type Split, type Stopped, stopped } from "./types";
import { layOut } from "./write";

export type { Split, SplitMessage, Stopped } from "./types";
export type SplitResult = Split | Stopped;

const title = "Split into build and runtime stages";

function baseOf(doc: Dockerfile, stage: Stage): RuntimeBase | Stopped {
  const { image, from } = stage;
  const at = image?.span ?? from.keywordSpan;
  if (doc.stages.length > 1) return stopped(doc.stages[1]?.from.keywordSpan ?? at, "The file has several stages already");
  if (image?.text.includes("$")) return variableBase(stage, image) ?? stopped(at, "Which image this is depends on a variable");
  if (!image) return stopped(at, "There is no image to start from");
  if (image.digest !== undefined) return stopped(at, "The image is pinned by its digest, and the digest of its light variant is not known");
  return runtimeBase(image, image.text) ?? stopped(at, "A light image that goes with {image} is not known", { image: image.text });
}

/** `node:${VERSION}` with a default: the light image is the same one with a suffix, whatever the version is. */
function variableBase({ resolvedImage }: Stage, { text, repository, digest }: NonNullable<Stage["image"]>): RuntimeBase | undefined {
  const base =
    resolvedImage && digest === undefined && !repository.includes("$") ? runtimeBase(resolvedImage, resolvedImage.text) : undefined;
  if (base?.same) return { ...base, image: text };
  return base && base.image === `${resolvedImage?.text}-slim` ? { ...base, image: `${text}-slim` } : undefined;
}

function readRuns(doc: Dockerfile, stage: Stage, site: Site): ReadonlyMap<Instruction, RunReading> | Stopped {
  const readings = new Map<Instruction, RunReading>();
  for (const instruction of stage.instructions) {
    if (instruction.keyword === "ONBUILD") return stopped(instruction.keywordSpan, "ONBUILD acts in images that are built on this one");
    if (instruction.keyword !== "RUN") continue;
    const reading = readRun(doc, instruction, site);
    if (isStopped(reading)) return reading;
    readings.set(instruction, reading);
  }
  return readings;
}

const compiles = (site: Site): boolean => site.base.toolchain !== "node" && site.base.toolchain !== "python";

/** The last instruction that builds, or arranges what was built. */
function cutOf(readings: ReadonlyMap<Instruction, RunReading>, site: Site): Instruction | undefined {
  let cut: Instruction | undefined;
  for (const [instruction, { kind, steps }] of readings) {
    const builds = kind === "build" && steps.some(({ role }) => role === "build");
    const paths = steps.flatMap(({ writes, reads }) => [...writes, ...reads]);
    const arranges = cut !== undefined && compiles(site) && paths.some((path) => site.trees.some((tree) => isInside(path, tree)));
    if (builds || arranges) cut = instruction;
  }
  return cut;
}

/** A build in a folder of the system leaves files that cannot be told from its own. */
function homeless(readings: Iterable<RunReading>, site: Site): Stopped | undefined {
  for (const { steps } of readings) {
    for (const { role, cwd, invocation } of steps) {
      const needsHome =
        role === "build" &&
        invocation.program !== "pip" &&
        !/^(?:install|get)$/.test(
          site.base.toolchain === "go" ? (invocation.subcommand?.value ?? invocation.operands[0]?.value ?? "") : "",
        );
      if (needsHome && !site.trees.some((tree) => isInside(cwd, tree)))
        return stopped(invocation.nameSpan, "{program} runs in {folder}, where what it makes cannot be told from the rest of the image", {
          program: invocation.program,
          folder: cwd,
        });
    }
  }
  return undefined;
}

const gains = (readings: Iterable<RunReading>, site: Site, finish: readonly string[]): boolean =>
  !site.base.same ||
  finish.length > 0 ||
  [...readings].some(({ packages }) => packages.packages.some((name) => isBuildPackage(name.replace(/[=~<>].*$/, ""))));

function startProblem(doc: Dockerfile, stage: Stage, site: Site, facts: Facts, present: ReadonlySet<string>): Stopped | undefined {
  for (const instruction of stage.instructions) {
    if (!/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(instruction.keyword)) continue;
    const wrong = checkStart(doc, instruction, site, facts, present);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Variables that only the build image sets. */
const buildVariables = /\$\{?(?:GOPATH|GOROOT|CARGO_HOME|RUSTUP_HOME|MAVEN_HOME|MAVEN_CONFIG|GRADLE_HOME|RUST_VERSION|GOLANG_VERSION)\b/;

function variableProblem(stage: Stage, doc: Dockerfile, site: Site): Stopped | undefined {
  if (!compiles(site)) return undefined;
  const user = stage.instructions.find(
    (each) => /^(?:ENV|CMD|ENTRYPOINT|WORKDIR|HEALTHCHECK|COPY)$/.test(each.keyword) && buildVariables.test(doc.slice(each.span)),
  );
  return user && stopped(user.keywordSpan, "This uses a variable that only the build image sets");
}

function artefactList(
  doc: Dockerfile,
  before: readonly Instruction[],
  readings: readonly RunReading[],
  site: Site,
  facts: Facts,
): readonly Artefact[] | Stopped {
  if (compiles(site)) return artefactsOf(doc, before, readings, site, facts);
  const writes = readings.some(({ steps }) => steps.some(({ role, invocation }) => role === "build" && invocation.program !== "pip"));
  return writes ? wholeTrees(doc, before, readings, site) : [];
}

/** Pure and deterministic. @returns the edits, or the first line that is not understood and why */
export function splitStages(doc: Dockerfile, facts: Facts): Split | Stopped {
  const stage = doc.finalStage;
  const [error] = doc.errors;
  if (!stage || error) return stopped(error?.span ?? { start: 0, end: 0 }, "The file has errors");
  const base = baseOf(doc, stage);
  if (isStopped(base)) return base;
  const site: Site = { base, trees: ownTrees(doc, stage.instructions, base.workdir) };
  const runs = readRuns(doc, stage, site);
  if (isStopped(runs)) return runs;
  const cut = cutOf(runs, site);
  if (!cut) return stopped(stage.from.keywordSpan, "Nothing in this file builds anything");
  return divide(doc, stage, site, facts, runs, cut);
}

function divide(
  doc: Dockerfile,
  stage: Stage,
  site: Site,
  facts: Facts,
  runs: ReadonlyMap<Instruction, RunReading>,
  cut: Instruction,
): Split | Stopped {
  const before = stage.instructions.filter(({ index }) => index <= cut.index);
  const later = stage.instructions.filter(({ index }) => index > cut.index);
  const readings = before.flatMap((instruction) => runs.get(instruction) ?? []);
  const placed = place(doc, before, runs, site, later);
  if (isStopped(placed)) return placed;
  const libraries = nativeLibraries(doc, readings, site, facts);
  if (isStopped(libraries)) return libraries;
  const present = new Set([
    ...placed.flatMap(({ final }) => (final === undefined || final === "same" ? [] : final.split(" "))),
    ...libraries,
    ...laterPackages(later, runs),
  ]);
  const wrong = homeless(readings, site) ?? variableProblem(stage, doc, site) ?? startProblem(doc, stage, site, facts, present);
  if (wrong) return wrong;
  const artefacts = artefactList(doc, before, readings, site, facts);
  if (isStopped(artefacts)) return artefacts;
  const lost =
    leftBehind(readings, artefacts, site) ??
    later
      .flatMap((instruction) => runs.get(instruction) ?? [])
      .map((reading) => listProblem(reading, site))
      .find(Boolean);
  if (lost) return lost;
  const around = environment({ doc, site, facts, readings, runs, cut, later, placed, libraries, artefacts });
  if (isStopped(around)) return around;
  if (!gains(runs.values(), site, around.finish))
    return stopped(stage.from.keywordSpan, "Nothing in this image is there for the build alone");
  const edits = layOut(doc, { placed: placed.map((each) => withoutCovered(doc, each, artefacts, site)), cut, ...around });
  return { offered: true, title: { template: title, values: {} }, base: around.base, edits };
}

/** Files outside the application's folders that a build writes, and that the final stage would not get. */
function leftBehind(readings: readonly RunReading[], artefacts: readonly Artefact[], site: Site): Stopped | undefined {
  if (!compiles(site)) return undefined;
  for (const reading of readings) {
    if (reading.kind !== "build") continue;
    const isCopied = (path: string): boolean => artefacts.some(({ source }) => isInside(path, source) || isInside(source, path));
    const stray = strays(reading, site).find((path) => !isCopied(path));
    if (stray !== undefined) return stopped(reading.instruction.keywordSpan, "This RUN builds and also writes {path}", { path: stray });
  }
  return undefined;
}

/** What is copied with its whole folder need not be copied from the context too. */
function withoutCovered(doc: Dockerfile, placed: Placed, artefacts: readonly Artefact[], site: Site): Placed {
  const { keyword } = placed.instruction;
  const copy = keyword === "COPY" || keyword === "ADD" ? copied(doc, placed.instruction, site.base.workdir) : undefined;
  const isCovered = copy !== undefined && artefacts.some(({ source }) => site.trees.includes(source) && isInside(copy.target, source));
  return isCovered ? { ...placed, final: undefined } : placed;
}

const laterPackages = (later: readonly Instruction[], runs: ReadonlyMap<Instruction, RunReading>): readonly string[] =>
  later.flatMap((instruction) => runs.get(instruction)?.packages.packages ?? []);

/** Files of the build context that decide; asked again with the answers until nothing new is asked. */
export function splitNeeds(doc: Dockerfile): readonly FactQuery[] {
  const stage = doc.finalStage;
  const base = stage && doc.stages.length === 1 ? baseOf(doc, stage) : undefined;
  if (!stage || !base || isStopped(base)) return [];
  const site: Site = { base, trees: [] };
  const paths = new Set<string>(base.toolchain === "node" ? ["package.json"] : base.toolchain === "rust" ? ["Cargo.lock"] : []);
  for (const { words, cwd } of startsOf(doc, site)) {
    for (const { path } of scriptPaths(words, cwd)) {
      const file = contextPath(doc, path, site);
      if (file !== undefined) paths.add(file);
    }
  }
  for (const run of base.toolchain === "python" ? doc.each("RUN") : []) {
    for (const [, name = ""] of run.arguments.text.matchAll(/(?:-r|--requirement)[ =]*([\w./-]+\.txt)/g)) {
      const file = contextPath(doc, name.startsWith("/") ? name : `${workdirAt(doc, run, base.workdir).replace(/\/$/, "")}/${name}`, site);
      if (file !== undefined) paths.add(file);
    }
  }
  return [{ kind: "directory", path: "." }, { kind: "dockerignore" }, ...[...paths].map((path) => ({ kind: "file" as const, path }))];
}
