// Splits a single-stage Dockerfile into a stage that builds and a light one that runs; or says which line it does not understand.
import type { Facts } from "../facts";
import { copyOf, imageAt } from "../image";
import { isBuildPackage } from "../knowledge/buildPackages";
import type { Dockerfile, Stage } from "../model/types";
import { packageNamed } from "../shell/packages";
import type { Instruction } from "../syntax/types";
import { isWithin } from "../text/path";
import { type Artefact, artefactsOf, wholeTrees } from "./artefacts";
import { baseOf } from "./base";
import { environment } from "./environment";
import { nativeLibraries } from "./libraries";
import { inTrees, ownTrees } from "./ownTrees";
import { listProblem, place, strays } from "./place";
import { readRun } from "./readRun";
import { checkStart } from "./start";
import { isStopped, type Placed, type RunReading, type Site, type Split, type Stopped, stopped } from "./types";
import { layOut } from "./write";

export { splitNeeds } from "./needs";
export type { Split, SplitMessage, Stopped } from "./types";
export type SplitResult = Split | Stopped;

const title = "Split into build and runtime stages";

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
    const arranges = cut !== undefined && compiles(site) && paths.some((path) => inTrees(site, path));
    if (builds || arranges) cut = instruction;
  }
  return cut;
}

/** A build in a folder of the system leaves files that cannot be told from its own. */
function homeless(readings: Iterable<RunReading>, site: Site): Stopped | undefined {
  for (const { steps } of readings) {
    for (const { role, site: at, invocation } of steps) {
      const needsHome =
        role === "build" &&
        invocation.program !== "pip" &&
        !/^(?:install|get)$/.test(
          site.base.toolchain === "go" ? (invocation.subcommand?.value ?? invocation.operands[0]?.value ?? "") : "",
        );
      if (needsHome && !inTrees(site, at.directory))
        return stopped(invocation.nameSpan, "{program} runs in {folder}, where what it makes cannot be told from the rest of the image", {
          program: invocation.program,
          folder: at.directory,
        });
    }
  }
  return undefined;
}

const gains = (readings: Iterable<RunReading>, site: Site, finish: readonly string[]): boolean =>
  !site.base.same ||
  finish.length > 0 ||
  [...readings].some(({ packages }) => packages.packages.some(({ name = "" }) => isBuildPackage(name)));

function startProblem(doc: Dockerfile, stage: Stage, site: Site, present: ReadonlySet<string>): Stopped | undefined {
  for (const instruction of stage.instructions) {
    if (!/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(instruction.keyword)) continue;
    const wrong = checkStart(doc, instruction, site, present);
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
  const site: Site = { base, trees: ownTrees(doc, stage.instructions), image: imageAt(doc, facts, stage) };
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
  const libraries = nativeLibraries(readings, site, ({ instruction }) => imageAt(doc, facts, stage, instruction));
  if (isStopped(libraries)) return libraries;
  const present = new Set([...placed.flatMap((each) => installedBy(each, runs, site)), ...libraries, ...packagesOf(later, runs)]);
  const wrong = homeless(readings, site) ?? variableProblem(stage, doc, site) ?? startProblem(doc, stage, site, present);
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
  const around = environment({ doc, site, readings, runs, cut, later, placed, libraries, artefacts });
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
    const isCopied = (path: string): boolean => artefacts.some(({ source }) => isWithin(path, source) || isWithin(source, path));
    const stray = strays(reading, site).find((path) => !isCopied(path));
    if (stray !== undefined) return stopped(reading.instruction.keywordSpan, "This RUN builds and also writes {path}", { path: stray });
  }
  return undefined;
}

/** What is copied with its whole folder need not be copied from the context too. */
function withoutCovered(doc: Dockerfile, placed: Placed, artefacts: readonly Artefact[], site: Site): Placed {
  const copy = copyOf(placed.instruction, doc.scopeBefore(placed.instruction));
  const isCovered = copy?.known && artefacts.some(({ source }) => site.trees.includes(source) && isWithin(copy.target, source));
  return isCovered ? { ...placed, final: undefined } : placed;
}

const packagesOf = (instructions: readonly Instruction[], runs: ReadonlyMap<Instruction, RunReading>): readonly string[] =>
  instructions.flatMap((instruction) => runs.get(instruction)?.packages.packages.map(({ name = "" }) => name) ?? []);

/** Packages by name. */
function installedBy({ instruction, final }: Placed, runs: ReadonlyMap<Instruction, RunReading>, site: Site): readonly string[] {
  if (final === undefined) return [];
  if (final === "same") return packagesOf([instruction], runs);
  return final.split(" ").flatMap((word) => packageNamed(word, site.base.packageManager) ?? []);
}
