// What the files weigh that COPY and ADD bring from the build context, as far as their sizes are known.
import type { FactQuery, Facts, FileSizes } from "../facts";
import { flagOf, sourceArguments } from "../model/arguments";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { globMatches, hasWildcard } from "../text/glob";
import { baseName, cleanPath, folderOf } from "../text/path";
import { bringFewTexts, secretFile } from "./fewTexts";
import { excludedBy, ignoreFileOf } from "./ignoreFile";
import { contextNames, contextRoots, rootQueries, rootsOfWhole } from "./listing";
import { contextSources } from "./sources";

/** Bytes; of less nobody looks for what an image has twice: that is a second of a slow line. */
const little = 5_000_000;

interface Weight {
  readonly bytes: number;
  /** By its name one of the files must not stay in a layer, however small it is. */
  readonly hasSecret: boolean;
}

/** What is looked at for a source: the folder in which a wildcard looks. */
const lookedAt = (path: string): string => (hasWildcard(path) ? folderOf(path) : path);
const placeOf = (root: string, path: string): string => cleanPath(root + path);

/** Of sources that the Dockerfile's folder lacks, those above it are looked at one after the other. */
export function sizeQueries(facts: Facts, paths: readonly string[]): readonly FactQuery[] {
  const wanted = [...new Set(paths.map(lookedAt))].filter((path) => !hasWildcard(path));
  const asked = wanted.flatMap((path) => {
    if (path === ".") return !paths.includes(".") || rootsOfWhole(facts).length === 1 ? ["."] : [];
    const found = contextRoots.findIndex((root) => facts.sizes?.get(placeOf(root, path)) !== null);
    return contextRoots.slice(0, found < 0 ? contextRoots.length : found + 1).map((root) => placeOf(root, path));
  });
  const whole: readonly FactQuery[] = wanted.includes(".") ? rootQueries : [];
  const ignore: readonly FactQuery[] = wanted.length > 0 ? [{ kind: "dockerignore" }] : [];
  return [...whole, ...ignore, ...[...new Set(asked)].map((path) => ({ kind: "sizes", path }) as const)];
}

/** The nearest folder in which all of them lie; the whole context is taken from the Dockerfile's own folder, where nothing speaks for another. */
function rootOf(facts: Facts, paths: readonly string[]): string | undefined {
  const isThere = (each: string, path: string): boolean => {
    const sizes = facts.sizes?.get(placeOf(each, lookedAt(path)));
    return !!sizes && (!hasWildcard(path) || [...sizes.files.keys()].some((name) => isMeantBy(path, name)));
  };
  const root = contextRoots.find((each) => paths.every((path) => path === "." || isThere(each, path)));
  if (!paths.includes(".")) return root;
  return root === "" && rootsOfWhole(facts).length === 1 && contextNames(facts) ? root : undefined;
}

/** @param below from the folder that is looked at */
const isMeantBy = (path: string, below: string): boolean => !hasWildcard(path) || globMatches(baseName(path), below.split("/", 1)[0] ?? "");

function weigh(facts: Facts, root: string, path: string, { files, unread }: FileSizes): Weight | undefined {
  const ignore = root === "" ? ignoreFileOf(facts) : undefined;
  const at = lookedAt(path);
  const isCopied = (below: string): boolean => {
    const own = below === "." ? at : at === "." ? below : `${at}/${below}`;
    return isMeantBy(path, below) && !(ignore && excludedBy(ignore, own));
  };
  if (unread.some((folder) => folder === "." || isCopied(folder))) return undefined;
  let bytes = 0;
  let hasSecret = false;
  for (const [name, size] of files) {
    if (!isCopied(name)) continue;
    bytes += size;
    hasSecret ||= secretFile.test(name === "." ? path : name);
  }
  return { bytes, hasSecret };
}

const kept = new WeakMap<Facts, Map<string, Weight | undefined>>();

/** undefined: not there, or not known. */
function weightAt(facts: Facts, root: string, path: string): Weight | undefined {
  const known = kept.get(facts) ?? new Map<string, Weight | undefined>();
  kept.set(facts, known);
  const place = `${root} ${path}`;
  if (!known.has(place)) {
    const sizes = facts.sizes?.get(placeOf(root, lookedAt(path)));
    known.set(place, sizes ? weigh(facts, root, path, sizes) : undefined);
  }
  return known.get(place);
}

/** What ADD unpacks weighs more than it says. */
const unpacks = ({ keyword }: Instruction, path: string): boolean => keyword === "ADD" && /\.(?:tar|t?gz|tgz|xz|bz2|zst)$/.test(path);

/** Where all that they bring comes from the context. */
function sourcesOf(file: Dockerfile, copy: Instruction): readonly string[] | undefined {
  const paths = contextSources(copy, file.scopeBefore(copy)).map(({ path }) => path);
  const isAll = paths.length > 0 && paths.length === sourceArguments(copy).length && copy.heredocs.length === 0;
  return isAll && !flagOf(copy, "exclude") && !paths.some((path) => unpacks(copy, path)) ? paths : undefined;
}

/** All of them together; undefined where that is not known. */
export function weightOf(file: Dockerfile, facts: Facts, copies: readonly Instruction[]): Weight | undefined {
  if (!facts.sizes) return undefined;
  const paths: string[] = [];
  for (const copy of copies) {
    const own = sourcesOf(file, copy);
    if (!own) return undefined;
    paths.push(...own);
  }
  const root = rootOf(facts, paths);
  if (root === undefined) return undefined;
  const weights = paths.map((path) => weightAt(facts, root, path));
  const sum = weights.reduce<Weight | undefined>(
    (all, each) => all && each && { bytes: all.bytes + each.bytes, hasSecret: all.hasSecret || each.hasSecret },
    { bytes: 0, hasSecret: false },
  );
  // Empty files and folders hold a place for what a build puts there.
  return sum?.bytes === 0 ? undefined : sum;
}

/** Too little for anybody to care that the image has it twice, and no secret: by the sizes, and where those are not known by the names. */
export function bringLittle(file: Dockerfile, facts: Facts, copies: readonly Instruction[]): boolean {
  const weight = weightOf(file, facts, copies);
  return weight ? weight.bytes < little && !weight.hasSecret : bringFewTexts(file, facts, copies);
}

/** ` (12 MB)`, for a sentence; nothing where it is not known, or little. */
export function weightSays(file: Dockerfile, facts: Facts, copies: readonly Instruction[]): string {
  const bytes = weightOf(file, facts, copies)?.bytes ?? 0;
  return bytes < little ? "" : ` (${Math.round(bytes / 1_000_000)} MB)`;
}
