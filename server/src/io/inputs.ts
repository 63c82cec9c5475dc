// Turns the paths, directories and globs of a command line into files, in input order.
import { relative, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { dockerfileGlobs, notDockerfiles } from "./dockerfileNames";
import { exists, listDirectory } from "./files";

export interface Inputs {
  /** As given, or relative to `cwd` where found by a search; each once. */
  readonly files: readonly string[];
  /** Inputs that name nothing. */
  readonly missing: readonly string[];
}

const search = async (patterns: readonly string[], cwd: string): Promise<string[]> =>
  (
    await glob([...patterns], { cwd, ignore: [...notDockerfiles], absolute: true, dot: true, onlyFiles: true, expandDirectories: false })
  ).sort();

/** A path that exists is taken as it is; a directory is searched for Dockerfiles; the rest are globs. `-` stands for itself. */
export async function findInputs(inputs: readonly string[], cwd: string): Promise<Inputs> {
  const files = new Map<string, string>();
  const missing: string[] = [];
  const add = (path: string, shown: string): void => {
    if (!files.has(path)) files.set(path, shown);
  };
  const shownPath = (path: string): string => relative(cwd, path) || path;
  for (const input of inputs) {
    const path = resolve(cwd, input);
    if (input === "-") add("-", "-");
    else if ((await listDirectory(path)) !== null) {
      for (const found of await search(dockerfileGlobs, path)) add(found, shownPath(found));
    } else if (!isDynamicPattern(input) || (await exists(path))) add(path, input);
    else {
      const found = await search([input], cwd);
      if (found.length === 0) missing.push(input);
      for (const file of found) add(file, shownPath(file));
    }
  }
  return { files: [...files.values()], missing };
}
