// Whether what ADD brings is a plain file or a folder: by its name, or by what lies in the context.
import { contextPath, contextRoots, isFolderAt, isThere } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { sourceArguments } from "../../model/arguments";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { folderOf } from "../../text/path";

export interface AddedSource {
  readonly written: string;
  /** Of an ARG its default; as written, where that is not known. */
  readonly value: string;
  readonly isKnown: boolean;
}

const unquoted = (written: string): string => written.replace(/^["']|["']$/g, "");

export function addedSources(file: Dockerfile, instruction: Instruction): readonly AddedSource[] {
  const scope = file.scopeBefore(instruction);
  return sourceArguments(instruction).map(({ text: written }) => {
    const value = scope.expand(written);
    return { written, value: value ?? unquoted(written), isKnown: value !== undefined };
  });
}

/** Under these suffixes archives are common, which ADD knows by their content. */
const holdsArchives = /\.(?:bin|img|data|oci|dump|backup|bak|unitypackage)$/;

/** A name that begins with its only dot has no suffix. */
const isFileByName = (source: string): boolean => /[^/]\.\w+$/.test(source) && !source.includes("$") && !holdsArchives.test(source);
const isFolderByName = (source: string): boolean => /(?:^|\/)\.?$/.test(source);

/** `../app` seen from the folder `app`, or a folder above that it lies in. */
function isOwnFolder({ path: own = "" }: Facts, root: string, path: string): boolean {
  const folders = folderOf(own)
    .split("/")
    .slice(-root.length / "../".length);
  return root !== "" && `${folders.join("/")}/`.startsWith(`${path}/`);
}

/** What else is taken lies there and not here, so that the context begins there. */
const isContext = (facts: Facts, root: string, others: readonly string[]): boolean =>
  others.some((path) => isThere(facts, root + path) === true && isThere(facts, path) !== true && !isOwnFolder(facts, root, path));

/**
 * Where it lies, seen from the Dockerfile's folder: in it, or in a folder above that may be the context. That the Dockerfile's own folder has the name
 * makes no context of the one above: often a program is called so that a build puts here.
 */
function placeIn(facts: Facts, source: string, others: readonly string[]): string | undefined {
  if (source.includes("$")) return undefined;
  const path = contextPath(source);
  const root = contextRoots.find(
    (each) => isThere(facts, each + path) && (!isOwnFolder(facts, each, path) || isContext(facts, each, others)),
  );
  return root === undefined ? undefined : root + path;
}

/** The beginning tells; a tar archive and compressed data have bytes there that no text has. */
const isTextual = (text: string): boolean => !/[\0\ufffd]/.test(text.slice(0, 1_000));

/** @param others what else the file takes, relative to the context */
export function addedKind(facts: Facts, source: string, others: readonly string[]): "file" | "folder" | "unknown" {
  if (isFolderByName(source)) return "folder";
  const place = placeIn(facts, source, others);
  if (place !== undefined && isFolderAt(facts, place)) return "folder";
  if (isFileByName(source)) return "file";
  const text = place === undefined ? undefined : facts.files.get(place);
  return text && isTextual(text) ? "file" : "unknown";
}

/** The texts of files whose names do not tell. @param paths relative to the context. */
export const addedQueries = (facts: Facts, paths: readonly string[]): readonly FactQuery[] =>
  paths.flatMap((path) => {
    const place = isFolderByName(path) || isFileByName(path) ? undefined : placeIn(facts, path, paths);
    return place === undefined || isFolderAt(facts, place) ? [] : [{ kind: "file", path: place } as const];
  });
