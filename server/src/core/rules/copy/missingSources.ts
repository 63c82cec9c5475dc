// The sources of COPY and ADD that are not in the build context, and the names there that they may have been meant for.
import {
  buildFileQueries,
  type ContextSource,
  contextNames,
  hasExample,
  isBuilt,
  isFolderAt,
  isFolderMadeByBuild,
  isGitIgnored,
  isInSubfolder,
  isInSubmodule,
  isLikelyContext,
  isMadeByBuild,
  isThere,
  isThereAbove,
  listingsAbove,
  namesIn,
  pathWithinOwn,
  questionsAbove,
  rootListing,
  sourcesOf,
} from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { nearestName } from "../../text/nearest";
import { baseName, folderOf, joinPath } from "../../text/path";

/** Of what is written in the file; what a build makes beforehand is left out. */
const askedSources = (file: Dockerfile): readonly ContextSource[] => sourcesOf(file).filter(({ path }) => path !== "." && !isBuilt(path));

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
    ...missing
      .flatMap(({ path }) => pathWithinOwn(facts, path) ?? [])
      .map((path) => ({ kind: "directory", path: folderOf(path) }) as const),
    ...(missing.length > 0 ? listingsAbove : []),
    ...(missing.length > 0 ? [{ kind: "file", path: ".gitignore" } as const, { kind: "file", path: ".gitmodules" } as const] : []),
    ...(missing.length > 0 ? buildFileQueries(facts) : []),
  ];
}

/** `ini[t]/`: one letter to choose from is a pattern for nothing but a file that may be missing. */
const optional = /\[[^\]^!]\]/;

const firstOf = (path: string): string => path.split("/", 1)[0] ?? path;

/** Without its first folder it lies here, and nothing else is taken from here: the folder above is the context, and knows this one by that name. */
function isOfFolderAbove(facts: Facts, path: string, sources: readonly ContextSource[]): boolean {
  const within = pathWithinOwn(facts, path);
  if (within === undefined || isThere(facts, within) !== true) return false;
  return !sources.some((other) => firstOf(other.path) !== firstOf(path) && isThere(facts, other.path) === true);
}

/** It lies above, or something else puts it here: git, a submodule; a wildcard beside a source that is there is how optional files are copied. */
function isExcused(facts: Facts, { path, wildcard, instruction }: ContextSource, sources: readonly ContextSource[]): boolean {
  if (wildcard && optional.test(path)) return true;
  if (isThereAbove(facts, path) || isGitIgnored(facts, path) || isInSubmodule(facts, path)) return true;
  if (!wildcard && isOfFolderAbove(facts, path, sources)) return true;
  return wildcard && sources.some((other) => other.instruction === instruction && isThere(facts, other.path) !== false);
}

/** Of a short name with two letters changed another one is made. */
const longName = 7;

/** Of its folder, and no other source's. */
function nearTo(facts: Facts, { path, wildcard }: ContextSource, named: ReadonlySet<string>): string | undefined {
  if (wildcard) return undefined;
  const names = [...(namesIn(facts, folderOf(path)) ?? [])].filter((name) => !named.has(joinPath(folderOf(path), name)));
  const name = baseName(path);
  return nearestName(name, names, name.length < longName ? 1 : 2);
}

/** Names of one word may be programs that something else puts here, as release tools do: `COPY app /bin/app`; not among folders of a project that lie here. */
function hasPrograms(facts: Facts, sources: readonly ContextSource[]): boolean {
  return sources.filter(({ path }) => !path.includes("/") && isFolderAt(facts, path)).length < 3;
}

const mayBeProgram = ({ path, wildcard }: ContextSource): boolean => !wildcard && /^[\w-]+$/.test(path);

/** All that it holds comes from where it is made, whatever it is called there. */
function isInMadeFolder(facts: Facts, path: string): boolean {
  const folder = folderOf(path);
  if (folder === "." || folder.startsWith("..") || isThere(facts, folder) !== false) return false;
  return isFolderMadeByBuild(facts, folder) || isInMadeFolder(facts, folder);
}

/** More than these, and nobody searches the project for what makes each. */
const mostMade = 40;

export interface MissingSource {
  readonly source: ContextSource;
  /** A name in its folder that is much like it. */
  readonly near: string | undefined;
  /** Something may make it: it has an example beside it, or the context may be a folder above. */
  readonly isUncertain: boolean;
}

/** Those that are told. */
export function missingSources(file: Dockerfile, facts: Facts): readonly MissingSource[] {
  if (!contextNames(facts)) return [];
  const sources = askedSources(file);
  const missing = missingOf(facts, sources).filter((source) => !isExcused(facts, source, sources));
  if (missing.length === 0) return [];
  const isMade = ({ path, wildcard }: ContextSource): boolean =>
    missing.length <= mostMade && ((!wildcard && isMadeByBuild(facts, path)) || isInMadeFolder(facts, path));
  const named = new Set(sources.map(({ path }) => path));
  const seemsContext = isLikelyContext(facts, sources);
  const isInside = isInSubfolder(facts);
  const programs = hasPrograms(facts, sources);
  return missing.flatMap((source) => {
    if (isMade(source)) return [];
    const near = nearTo(facts, source, named);
    const name = baseName(source.path);
    const example = hasExample(namesIn(facts, folderOf(source.path)), name);
    if (near === undefined && (!seemsContext || (programs && mayBeProgram(source)))) return [];
    return { source, near: example ? undefined : near, isUncertain: isInside || example };
  });
}
