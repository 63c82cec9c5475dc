// All refactorings that are right at a place of a Dockerfile.
import type { FactQuery, Facts } from "../../facts";
import { withImages } from "../../model/told";
import type { Dockerfile } from "../../model/types";
import { splitNeeds } from "../../split";
import type { Span } from "../../text/span";
import { toDistroless, toScratch } from "./distroless";
import { extractStage } from "./extractStage";
import { fromRules } from "./fromRules";
import { addHealthcheck } from "./healthcheck";
import { fromHeredoc, toHeredoc } from "./heredoc";
import { joinRuns } from "./joinRuns";
import { addUser } from "./nonRootUser";
import { sortPackages } from "./sortPackages";
import { splitIntoStages } from "./splitIntoStages";
import { toAlpine, toSlim } from "./switchBase";
import type { FindRefactoring, Refactoring } from "./types";

export type { Refactoring, RefactorKind } from "./types";

const all: readonly FindRefactoring[] = [
  splitIntoStages,
  joinRuns,
  toHeredoc,
  fromHeredoc,
  sortPackages,
  ...fromRules,
  extractStage,
  toSlim,
  toAlpine,
  toDistroless,
  toScratch,
  addHealthcheck,
  addUser,
];

/** @param at the selection; empty for a cursor */
export function refactorings(written: Dockerfile, at: Span, facts: Facts): readonly Refactoring[] {
  const doc = withImages(written, facts);
  return all.flatMap((find) => find(doc, at, facts) ?? []);
}

/** Files of the build context that decide. */
export const refactorNeeds = (doc: Dockerfile): readonly FactQuery[] => splitNeeds(doc);
