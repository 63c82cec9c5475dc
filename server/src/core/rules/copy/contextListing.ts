// What is known of the folder that is taken for the build context: the one that the Dockerfile lies in.
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { type ContextSource, contextSources } from "./contextSources";
import { matches, readIgnoreFile } from "./dockerignore";

export const rootListing: FactQuery = { kind: "directory", path: "." };

/** Files of the build itself: a folder that holds nothing else is not the context. */
const ofTheBuild = /dockerfile|containerfile|^\.dockerignore$|^(?:docker-)?compose|^readme|^license/i;

/** Names in the context's root; undefined where they are not known, or where the context must be another folder. */
export function contextNames(facts: Facts): readonly string[] | undefined {
  const names = facts.directories.get(".");
  return names?.some((name) => !ofTheBuild.test(name)) ? names : undefined;
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
export const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".");

const plainNames = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Without the slash of folders. */
function nameSet(names: readonly string[]): ReadonlySet<string> {
  const known = plainNames.get(names) ?? new Set(names.map((name) => name.replace(/\/$/, "")));
  plainNames.set(names, known);
  return known;
}

/** Whether the path is there; a wildcard in its last part is compared with the names. undefined: not known. */
export function isThere(facts: Facts, path: string): boolean | undefined {
  const folder = folderOf(path);
  const name = baseName(path);
  const names = /[*?[]/.test(folder) ? undefined : facts.directories.get(folder);
  if (names === undefined) return undefined;
  if (names === null) return false;
  if (!/[*?[]/.test(name)) return nameSet(names).has(name);
  const pattern = readIgnoreFile(`./${name}`)?.patterns[0];
  return pattern !== undefined && [...nameSet(names)].some((each) => matches(pattern, each));
}

const rootMoves = ["../", "../../", "../../../"] as const;

/** Looks like a source of a context that begins above: the same path is there. */
export const isThereAbove = (facts: Facts, path: string): boolean => rootMoves.some((move) => isThere(facts, move + path) === true);
export const questionsAbove = (path: string): readonly FactQuery[] =>
  rootMoves.map((move) => ({ kind: "directory", path: folderOf(move + path).replace(/\/$/, "") }));

/** Every source in the file, heredocs, stages and addresses left out; of ONBUILD triggers too, whose context is another one: none. */
export const sourcesOf = (file: Dockerfile): readonly ContextSource[] =>
  file.each("COPY", "ADD").flatMap((instruction) => {
    if (file.instructions[instruction.index]?.keyword === "ONBUILD") return [];
    return contextSources(instruction, file.scopeBefore(instruction));
  });
