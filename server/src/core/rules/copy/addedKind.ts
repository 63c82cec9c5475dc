// Whether what ADD brings is a plain file or a folder: by its name, or by what lies in the context.
import { contextPath, contextRoots, isFolderAt, isThere } from "../../context";
import type { FactQuery, Facts } from "../../facts";

/** Under these suffixes archives are common, which ADD knows by their content. */
const holdsArchives = /\.(?:bin|img|data|oci|dump|backup|bak|unitypackage)$/;

const isFileByName = (source: string): boolean => /\.\w+$/.test(source) && !source.includes("$") && !holdsArchives.test(source);
const isFolderByName = (source: string): boolean => /(?:^|\/)\.?$/.test(source);

/** Where it lies, seen from the Dockerfile's folder: in it, or in a folder above that may be the context. */
function placeIn(facts: Facts, source: string): string | undefined {
  if (source.includes("$")) return undefined;
  const path = contextPath(source);
  return contextRoots.map((root) => root + path).find((each) => isThere(facts, each));
}

/** The beginning tells; a tar archive and compressed data have bytes there that no text has. */
const isTextual = (text: string): boolean => !/[\0\ufffd]/.test(text.slice(0, 1_000));

export function addedKind(facts: Facts, source: string): "file" | "folder" | "unknown" {
  if (isFolderByName(source)) return "folder";
  const place = placeIn(facts, source);
  if (place !== undefined && isFolderAt(facts, place)) return "folder";
  if (isFileByName(source)) return "file";
  const text = place === undefined ? undefined : facts.files.get(place);
  return text && isTextual(text) ? "file" : "unknown";
}

/** The texts of files whose names do not tell. @param paths relative to the context. */
export const addedQueries = (facts: Facts, paths: readonly string[]): readonly FactQuery[] =>
  paths.flatMap((path) => {
    const place = isFolderByName(path) || isFileByName(path) ? undefined : placeIn(facts, path);
    return place === undefined || isFolderAt(facts, place) ? [] : [{ kind: "file", path: place } as const];
  });
