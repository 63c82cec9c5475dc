// Whether the lists that composer reads name packages for development, as far as they are at hand: composer.lock, else composer.json.
import { contextRoots, contextSources } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { isJsonObject, readJsonObject } from "../../text/json";
import { baseName, folderOf, joinPath } from "../../text/path";

/** Of so many folders that are copied it is asked whether composer.json lies there. */
const mostFolders = 8;

/** Folders of the context that a COPY takes composer.json from, or takes whole. */
function foldersOf(file: Dockerfile): readonly string[] {
  const folders = new Set<string>();
  for (const copy of file.each("COPY", "ADD")) {
    for (const { path, wildcard } of contextSources(copy, file.scopeBefore(copy))) {
      if (folders.size >= mostFolders) return [...folders];
      folders.add(wildcard || baseName(path).startsWith("composer.") ? folderOf(path) : path);
    }
  }
  return [...folders];
}

const names = ["composer.lock", "composer.json"] as const;

const pathsIn = (root: string, folder: string): readonly string[] =>
  names.map((name) => root + (folder === "." || folder === "" ? name : joinPath(folder, name)));

export const composerQueries = (file: Dockerfile): readonly FactQuery[] =>
  contextRoots.flatMap((root) =>
    foldersOf(file).flatMap((folder) => pathsIn(root, folder).map((path) => ({ kind: "file", path }) as const)),
  );

const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0);

/** undefined: there is none, or it cannot be read. */
function namesNone(facts: Facts, path: string): boolean | undefined {
  const text = facts.files.get(path);
  const json = typeof text === "string" ? readJsonObject(text) : undefined;
  return json && isEmpty(json[path.endsWith(".lock") ? "packages-dev" : "require-dev"]);
}

/** The lists are there, and none of them has any. */
export function hasNoDevPackages(file: Dockerfile, facts: Facts): boolean {
  const folders = foldersOf(file);
  for (const root of contextRoots) {
    const lists = folders.flatMap((folder) => {
      const found = pathsIn(root, folder).map((path) => namesNone(facts, path));
      return found.find((each) => each !== undefined) ?? [];
    });
    if (lists.length > 0) return lists.every((none) => none);
  }
  return false;
}
