// Which files and folders of the context an install reads, by what is known to lie there.
import { contextNames, contextRoots, listingsAbove, namesIn, rootWith } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { copyOf } from "../../image";
import { manifestParts } from "../../knowledge/manifestParts";
import { baseName, folderOf, joinPath } from "../../text/path";
import type { FileContext } from "../rule";
import { directoryOf } from "./folderCopies";
import { contextFolder } from "./installFolders";
import type { Pair } from "./installsBehindCopy";
import { copyBrings } from "./lockFiles";

export interface Reads {
  /** By their places in the context. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** They are those that lie there. */
  readonly known: boolean;
  /** Of the files, as far as they are read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** In front of a path: the folder in the context that holds the list. */
function prefixOf(file: FileContext, { copy, run, install, folder }: Pair): string {
  if (folder) {
    const holder = folder.manifest === undefined ? "." : folderOf(folder.manifest);
    return holder === "." ? "" : `${holder}/`;
  }
  const directory = install.manifests.some((name) => name.startsWith("/")) ? undefined : directoryOf(file, run, install);
  const below = directory === undefined ? undefined : contextFolder(file, copy, directory);
  return below ? `${below}/` : "";
}

/** The same folder seen from the Dockerfile's; undefined: it is not known. */
export function placeOf(facts: Facts, prefix: string): string | undefined {
  if (prefix === "") return contextNames(facts) ? "" : undefined;
  const root = contextRoots.find((each) => namesIn(facts, each + prefix.slice(0, -1)));
  return root === undefined ? undefined : root + prefix;
}

const namesAt = (facts: Facts, place: string): ReadonlySet<string> => namesIn(facts, place.replace(/\/$/, "") || ".") ?? new Set();

/** A folder that may be one in another: `.yarn/releases`. */
function hasFolder(facts: Facts, place: string, folder: string): boolean {
  const parent = folderOf(folder);
  return namesAt(facts, parent === "." ? place : `${place}${parent}/`).has(baseName(folder));
}

/** The lists by their places in the context: an absolute one lies where everything is copied. */
function manifestsOf(file: FileContext, { copy, folder, install: { manifests } }: Pair): readonly string[] {
  if (folder?.manifest !== undefined) return [baseName(folder.manifest)];
  const target = copyOf(copy, file.scopeBefore(copy))?.knownTarget;
  const below = target === undefined || target === "/" ? "/" : `${target}/`;
  return manifests.map((name) => (name.startsWith(below) ? name.slice(below.length) : name.startsWith("/") ? baseName(name) : name));
}

/** Where the list lies: in the Dockerfile's folder, or in one above it, from which all is copied. */
function listPlace(facts: Facts, prefix: string, manifests: readonly string[]): string | undefined {
  const place = placeOf(facts, prefix);
  if (prefix !== "" || (place !== undefined && manifests.some((name) => namesAt(facts, place).has(name)))) return place;
  return rootWith(facts, manifests) ?? place;
}

/** What lies in the folder is known, and the lists are not there: they are made, or come from elsewhere. */
function areAbsent(facts: Facts, prefix: string, manifests: readonly string[]): boolean {
  // A folder without anything in it is one of another repository, which a plain clone does not fetch.
  const holds = (names: ReadonlySet<string>): boolean =>
    names.size === 0 || manifests.some((name) => name.includes("/") || names.has(name));
  const names = contextNames(facts);
  if (prefix === "")
    return names !== undefined && !manifests.some((name) => name.includes("/")) && rootWith(facts, manifests) === undefined;
  const parts = prefix.split("/").slice(0, -1);
  let place = contextRoots.find((root) => namesAt(facts, root).has(parts[0] ?? ""));
  if (place === undefined) return names !== undefined;
  for (const part of parts) {
    const here = namesIn(facts, place.replace(/\/$/, "") || ".");
    if (here && here.size > 0 && !here.has(part)) return true;
    place = `${place}${part}/`;
  }
  const inside = namesIn(facts, place.slice(0, -1));
  return inside === null || (inside !== undefined && !holds(inside));
}

/** The usual lock file; where the text of the list is at hand, only one that is there, too. */
function likelyLock({ files }: Facts, [list = ""]: readonly string[], locks: readonly string[]): readonly string[] {
  const root = contextRoots.find((each) => typeof files.get(each + list) === "string");
  if (root === undefined) return locks.slice(0, 1);
  return locks.filter((name) => typeof files.get(root + name) === "string").slice(0, 1);
}

function readsOf(file: FileContext, pair: Pair): Reads | undefined {
  const { facts } = file;
  const { row, others } = pair.install;
  const prefix = prefixOf(file, pair);
  const manifests = manifestsOf(file, pair);
  const place = listPlace(facts, prefix, manifests);
  const names = place === undefined ? undefined : namesAt(facts, place);
  const isListed = pair.folder === undefined || pair.folder.manifest !== undefined;
  if (isListed && areAbsent(facts, prefix, manifests)) return undefined;
  const inContext = (name: string): string => prefix + name;
  if (place === undefined || !names || !manifests.some((name) => name.includes("/") || names.has(name))) {
    const usual = [...(row ? manifests.slice(0, 1) : manifests), ...likelyLock(facts, manifests, row?.locks ?? [])];
    return { files: usual.map(inContext), folders: [], known: false, texts: new Map() };
  }
  const files = [...manifests, ...others].filter((name) => name.includes("/") || names.has(name));
  const folders = (row?.folders ?? []).filter((folder) => hasFolder(facts, place, folder));
  const texts = new Map(
    files.flatMap((name) => (facts.files.has(place + name) ? [[inContext(name), facts.files.get(place + name) ?? ""] as const] : [])),
  );
  return { files: files.map(inContext), folders: folders.map(inContext), known: true, texts };
}

/** Another COPY in front of this one brings it to the same place. */
function isBrought(file: FileContext, { copy, folder }: Pair, name: string, manifest: string): boolean {
  const target = folder?.target ?? copyOf(copy, file.scopeBefore(copy))?.knownTarget;
  if (target === undefined || !target.startsWith("/") || folder) return false;
  const before = (file.stageOf(copy)?.instructions ?? []).filter(
    ({ keyword, index }) => /^(?:COPY|ADD)$/.test(keyword) && index < copy.index,
  );
  return before.some((each) => copyBrings(file, each, joinPath(target, name), manifest) === "named");
}

/** What has to be copied for the install alone; undefined where the list names more of the project, which cannot be told from it. */
export function neededFor(file: FileContext, pair: Pair): Reads | undefined {
  const reads = readsOf(file, pair);
  if (!reads) return undefined;
  const isLocal = [...reads.texts].some(([path, text]) =>
    manifestParts.some((part) => part.name.test(baseName(path)) && part.local.test(text)),
  );
  if (isLocal || (pair.install.needsProject && pair.install.row?.alone === undefined)) return undefined;
  const [manifest = ""] = reads.files;
  return { ...reads, files: reads.files.filter((name) => !isBrought(file, pair, name, manifest)) };
}

const isRead = (name: string): boolean => manifestParts.some((part) => part.name.test(name));

/** @param folders of the context that are copied */
export function readQueries(facts: Facts, folders: readonly string[]): readonly FactQuery[] {
  const places = [...contextRoots, ...folders.map((folder) => placeOf(facts, `${folder}/`) ?? "")];
  const listings = folders.flatMap((folder) => contextRoots.map((root) => ({ kind: "directory", path: root + folder }) as const));
  const inside = [...new Set(places)].flatMap((place) => {
    const names = [...namesAt(facts, place)];
    const texts = names.filter(isRead).map((name) => ({ kind: "file", path: place + name }) as const);
    return names.includes(".yarn") ? [...texts, { kind: "directory", path: `${place}.yarn` } as const] : texts;
  });
  return [...listingsAbove, ...listings, ...inside];
}
