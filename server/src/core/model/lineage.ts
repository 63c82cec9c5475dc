// The stages that a stage stands on, and the instructions that made its file system.
import type { Instruction } from "../syntax/types";
import { instructionText } from "./instructionText";
import { isTestRun, type Located } from "./testRun";
import type { Dockerfile, Stage } from "./types";

/** The stage and its parents, the one that starts from an external image first. */
export function lineage(stage: Stage): readonly Stage[] {
  const stages: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.parent) stages.push(at);
  return stages.reverse();
}

/** Nobody chains more stages; a longer chain is read from its end, so that many stages in a row cost no square of time. */
const mostParents = 20;

/** The instructions that made a stage's file system: its parents' first, its own up to `before`. FROM is left out. */
export function historyOf(stage: Stage, before?: Instruction): readonly Instruction[] {
  const parts = [before ? stage.instructions.filter(({ index }) => index < before.index) : stage.instructions];
  for (let { parent } = stage; parent && parts.length <= mostParents; { parent } = parent) parts.push(parent.instructions);
  return parts.length === 1 ? (parts[0] ?? []) : parts.reverse().flat();
}

const ofTests = /(?:^|[-_.])(?:tests?|testing|e2e|lint(?:er|ing)?|checks?)(?:$|[-_.])/;

const ofDevelopment = /(?:^|[-_.])(?:debug|dev|devel|development)(?:$|[-_.])/;
const isOfTests = ({ name }: Stage): boolean => ofTests.test(name ?? "");

/** The stage that the file is there for: the last one; in front of a last stage of tests that begins with another stage, the last one that nothing but tests uses. */
export function shippedStage({ finalStage, stages }: Pick<Dockerfile, "finalStage" | "stages">): Stage | undefined {
  if (!finalStage?.parent || !isOfTests(finalStage)) return finalStage;
  const ends = stages.filter((stage) => !isOfTests(stage) && stage.usedBy.every(isOfTests));
  return ends.findLast(({ name }) => !ofDevelopment.test(name ?? "")) ?? ends.at(-1) ?? finalStage;
}

/** The stages whose layers are in the image that the file makes; none of a run of tests. A file without FROM is a fragment: then everything counts. */
export function shippedStages(file: Dockerfile & Located): ReadonlySet<Stage | undefined> {
  const shipped = new Set<Stage | undefined>([undefined]);
  if (isTestRun(file)) return shipped;
  for (let stage = shippedStage(file); stage && !shipped.has(stage); stage = stage.parent) shipped.add(stage);
  return shipped;
}

/** The command lines and heredocs of the RUNs that made the stage. */
export const runText = (stage: Stage): string =>
  lineage(stage)
    .flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === "RUN"))
    .map(instructionText)
    .join("\n");
