// Which files and folders of the context an install reads, by what is known to lie there.
import { contextNames, contextRoots, namesIn } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { copyOf } from "../../image";
import { manifestParts } from "../../knowledge/manifestParts";
import { baseName, folderOf, joinPath } from "../../text/path";
import type { FileContext } from "../rule";
import type { Pair } from "./installsBehindCopy";
import { copyBrings } from "./lockFiles";

export interface Reads {
  /** By their places in the context. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** They are those that lie there. */
  readonly known: boolean;
}

/** In front of a path: the folder in the context that holds the list. */
function prefixOf({ folder }: Pair): string {
  const holder = folder?.manifest === undefined ? "." : folderOf(folder.manifest);
  return holder === "." ? "" : `${holder}/`;
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

function readsOf(file: FileContext, pair: Pair): Reads {
  const { facts } = file;
  const { row, others } = pair.install;
  const prefix = prefixOf(pair);
  const place = placeOf(facts, prefix);
  const names = place === undefined ? undefined : namesAt(facts, place);
  const manifests = manifestsOf(file, pair);
  const inContext = (name: string): string => prefix + name;
  if (place === undefined || !names || !manifests.some((name) => name.includes("/") || names.has(name))) {
    const usual = [...(row ? manifests.slice(0, 1) : manifests), ...(row?.locks.slice(0, 1) ?? [])];
    return { files: usual.map(inContext), folders: [], known: false };
  }
  const files = [...manifests, ...others].filter((name) => name.includes("/") || names.has(name));
  const folders = (row?.folders ?? []).filter((folder) => hasFolder(facts, place, folder));
  return { files: files.map(inContext), folders: folders.map(inContext), known: true };
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
  const { facts } = file;
  const reads = readsOf(file, pair);
  const place = placeOf(facts, prefixOf(pair)) ?? "";
  const isLocal = reads.files.some((path) => {
    const name = baseName(path);
    const text = facts.files.get(place + name);
    return typeof text === "string" && manifestParts.some((part) => part.name.test(name) && part.local.test(text));
  });
  if (isLocal || (pair.install.needsProject && pair.install.row?.alone === undefined)) return undefined;
  const [manifest = ""] = reads.files;
  return { ...reads, files: reads.files.filter((name) => !isBrought(file, pair, name, manifest)) };
}

const isRead = (name: string): boolean => manifestParts.some((part) => part.name.test(name));

/** @param folders of the context that are copied */
export function readQueries(facts: Facts, folders: readonly string[]): readonly FactQuery[] {
  const places = ["", ...folders.map((folder) => placeOf(facts, `${folder}/`) ?? "")];
  const listings = folders.flatMap((folder) => contextRoots.map((root) => ({ kind: "directory", path: root + folder }) as const));
  const inside = [...new Set(places)].flatMap((place) => {
    const names = [...namesAt(facts, place)];
    const texts = names.filter(isRead).map((name) => ({ kind: "file", path: place + name }) as const);
    return names.includes(".yarn") ? [...texts, { kind: "directory", path: `${place}.yarn` } as const] : texts;
  });
  return [...listings, ...inside];
}
