// What a .dockerignore would hold, by the names that lie in the context.
import { ignoreLines } from "../knowledge/ignoreLines";
import { ignoredBy, readIgnoreFile } from "./ignoreFile";

/** What a .gitignore names, as names of a folder: each as a file and as a folder. */
export const gitIgnoredNames = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => {
    const name = line.trim().replace(/^(?:\*\*)?\/|\/(?:\*{1,2})?$/g, "");
    return name === "" || /^[#!]|\//.test(name) ? [] : [name, `${name}/`];
  });

/** @param needed paths that the Dockerfile copies by name: they stay. @param others lines that no name speaks for */
export function proposedIgnore(names: readonly string[], needed: readonly string[], others: readonly string[] = []): string {
  const lines = new Set([...others, ...ignoreLines.flatMap(({ seen, lines: own }) => (names.some((name) => seen.test(name)) ? own : []))]);
  const isNeeded = (line: string): boolean => {
    const file = readIgnoreFile(line);
    return file !== undefined && needed.some((path) => ignoredBy(file, path));
  };
  return [...lines]
    .filter((line) => !isNeeded(line))
    .map((line) => `${line}\n`)
    .join("");
}
