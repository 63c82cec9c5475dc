// What a .dockerignore would hold, by the names that lie in the context.
import { fillsUp, ignoreLines } from "../knowledge/ignoreLines";
import { ignoredBy, readIgnoreFile } from "./ignoreFile";

/** Names in the folder that should not go into an image. */
export const heavyNames = (names: readonly string[]): readonly string[] =>
  names.filter((name) => ignoreLines.some(({ seen, heavy }) => heavy && seen.test(name))).map((name) => name.replace(/\/$/, ""));

/** What a .gitignore names, as names of a folder: each as a file and as a folder. */
export const gitIgnoredNames = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => {
    const name = line.trim().replace(/^(?:\*\*)?\/|\/(?:\*{1,2})?$/g, "");
    return name === "" || /^[#!]|\//.test(name) ? [] : [name, `${name}/`];
  });

/** More than this are not all needed. */
const mostNames = 10;

/** Whether something comes along that no image needs, or will as soon as somebody works in the folder. */
export const holdsUnwanted = (names: readonly string[], gitIgnore: string | null | undefined): boolean =>
  names.length > mostNames ||
  heavyNames(names).length > 0 ||
  names.some((name) => fillsUp.test(name)) ||
  gitIgnoredNames(gitIgnore ?? "").length > 0;

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
