// Whether the Dockerfile's own folder is the build context.
import { contextsByCompose, holdsProgram, isInSubfolder, isPartOfWorkspace, isThere } from "../../context";
import type { FileContext } from "../rule";

/** The first part of a path that lies in the context's root. */
const firstPart = (path: string): string => path.split("/", 1)[0] ?? path;

/** @param names in the folder. @param named paths that are copied by name */
export function isOwnContext(file: FileContext, names: readonly string[], named: readonly string[]): boolean {
  const built = contextsByCompose(file, file.facts);
  if (built.length > 0) return built.includes("") && (named.length === 0 || named.some((path) => isThere(file.facts, firstPart(path))));
  if (named.length > 0) return named.some((path) => isThere(file.facts, firstPart(path)));
  // Below a project's root, this folder is the context only where it looks like a program's own.
  return !isInSubfolder(file.facts) || (holdsProgram(names) && !isPartOfWorkspace(file.facts));
}
