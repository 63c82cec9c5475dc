// The sources of COPY and ADD that are not in the build context, and the names there that they may have been meant for.
import {
  type ContextSource,
  isBuilt,
  isGitIgnored,
  isInSubmodule,
  isThere,
  isThereAbove,
  listingsAbove,
  namesIn,
  questionsAbove,
  rootListing,
  sourcesOf,
} from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { nearestName } from "../../text/nearest";
import { baseName, folderOf, joinPath } from "../../text/path";

/** Of what is written in the file; what a build makes beforehand is left out. */
export const askedSources = (file: Dockerfile): readonly ContextSource[] =>
  sourcesOf(file).filter(({ path }) => path !== "." && !isBuilt(path));

const missingOf = (facts: Facts, sources: readonly ContextSource[]): readonly ContextSource[] =>
  sources.filter(({ path }) => isThere(facts, path) === false);

export function missingQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const sources = askedSources(file);
  if (sources.length === 0) return [];
  const missing = missingOf(facts, sources);
  return [
    rootListing,
    ...sources.map(({ path }) => ({ kind: "directory", path: folderOf(path) }) as const),
    ...missing.flatMap(({ path }) => questionsAbove(path)),
    ...(missing.length > 0 ? listingsAbove : []),
    ...(missing.length > 0 ? [{ kind: "file", path: ".gitignore" } as const, { kind: "file", path: ".gitmodules" } as const] : []),
  ];
}

/** It lies above, or something else puts it here: git, a submodule; a wildcard beside a source that is there is how optional files are copied. */
function isExcused(facts: Facts, { path, wildcard, instruction }: ContextSource, sources: readonly ContextSource[]): boolean {
  if (isThereAbove(facts, path) || isGitIgnored(facts, path) || isInSubmodule(facts, path)) return true;
  return wildcard && sources.some((other) => other.instruction === instruction && isThere(facts, other.path) !== false);
}

/** Of its folder, and no other source's. */
function nearTo(facts: Facts, { path, wildcard }: ContextSource, named: ReadonlySet<string>): string | undefined {
  if (wildcard) return undefined;
  const names = [...(namesIn(facts, folderOf(path)) ?? [])].filter((name) => !named.has(joinPath(folderOf(path), name)));
  return nearestName(baseName(path), names);
}

export interface MissingSource {
  readonly source: ContextSource;
  /** A name in its folder that is much like it. */
  readonly near: string | undefined;
}

/** @param sources as `askedSources` gives them */
export function missingSources(facts: Facts, sources: readonly ContextSource[]): readonly MissingSource[] {
  const named = new Set(sources.map(({ path }) => path));
  return missingOf(facts, sources)
    .filter((source) => !isExcused(facts, source, sources))
    .map((source) => ({ source, near: nearTo(facts, source, named) }));
}
