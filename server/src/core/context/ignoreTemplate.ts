// What a .dockerignore would hold, by the names that lie in the context.
import { ignoreLines } from "../knowledge/ignoreLines";
import { ignoredBy, readIgnoreFile } from "./ignoreFile";

/** Names in the folder that should not go into an image. */
export const heavyNames = (names: readonly string[]): readonly string[] =>
  names.filter((name) => ignoreLines.some(({ seen, heavy }) => heavy && seen.test(name))).map((name) => name.replace(/\/$/, ""));

/** @param needed paths that the Dockerfile copies by name: they stay. */
export function proposedIgnore(names: readonly string[], needed: readonly string[]): string {
  const lines = new Set(ignoreLines.flatMap(({ seen, lines: own }) => (names.some((name) => seen.test(name)) ? own : [])));
  const isNeeded = (line: string): boolean => {
    const file = readIgnoreFile(line);
    return file !== undefined && needed.some((path) => ignoredBy(file, path));
  };
  return [...lines]
    .filter((line) => !isNeeded(line))
    .map((line) => `${line}\n`)
    .join("");
}
