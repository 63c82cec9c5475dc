// What it means that a source does not lie beside the Dockerfile: the context is another folder, a build makes it, or git leaves it out.
import type { Facts } from "../facts";
import { isWithin } from "../text/path";
import { ignoredBy, readIgnoreFile } from "./ignoreFile";
import { contextNames, isThere } from "./listing";
import type { ContextSource } from "./sources";

/** What a build makes before `docker build` runs. */
const built =
  /^(?:target|build|bundle|dist|out|output|bin|obj|publish|release|artifacts?|\.next|node_modules|vendor|coverage|_build|tmp)(?:\/|$)/;
const builtFile = /\.(?:jar|war|ear|whl|tgz|tar|gz|xz|zip|deb|rpm|apk|so|exe|dll|wasm|phar|gem)$/;
export const isBuilt = (path: string): boolean => built.test(path) || builtFile.test(path);

/** `.gitignore` names what is made here, or lies here only on some machines. A name without a slash counts in every folder. */
export function isGitIgnored(facts: Facts, path: string): boolean {
  const text = facts.files.get(".gitignore");
  if (!text) return false;
  const anywhere = text.replace(/^(!?)([^#!\s/][^/\r\n]*\/?)$/gm, "$1**/$2");
  const ignoreFile = readIgnoreFile(anywhere);
  return ignoreFile === undefined || ignoredBy(ignoreFile, path) !== undefined;
}

/** It lies in another repository, which `git clone` alone does not fetch. */
export function isInSubmodule(facts: Facts, path: string): boolean {
  const text = facts.files.get(".gitmodules") ?? "";
  return [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*(\S+)/gm)].some(([, folder = ""]) => isWithin(path, folder));
}

const distinct = (sources: readonly ContextSource[]): number => new Set(sources.map(({ path }) => path)).size;
/** Names in a folder that is more than a Dockerfile with a file or two. */
const ownNames = 4;

/** The Dockerfile's folder is the context: most sources are here; or there is but one, and the folder is filled as a project's is. */
export function isLikelyContext(facts: Facts, sources: readonly ContextSource[]): boolean {
  const missing = sources.filter(({ path }) => isThere(facts, path) === false);
  const present = distinct(sources) - distinct(missing);
  return present === 0 ? missing.length === 1 && (contextNames(facts)?.length ?? 0) >= ownNames : present > distinct(missing);
}
