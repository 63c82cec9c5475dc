// Whether what a COPY brings is a few small texts, where no sizes are known: listings of a few folders are, and the names tell.
import type { FactQuery, Facts } from "../facts";
import { isTextByName } from "../knowledge/textFiles";
import { sourceArguments, targetArgument } from "../model/arguments";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { globMatches, hasWildcard } from "../text/glob";
import { baseName, folderOf, joinPath } from "../text/path";
import { contextRoots } from "./listing";
import { contextSources } from "./sources";

/** Texts of a project are 5 to 10 KB on average: so many are well below a megabyte. */
const mostFiles = 60;
const mostFolders = 16;

/** Not what isTextByName knows: settings by example, keys that are public, and files without a suffix. */
const otherText = /\.(?:env|asc|pub|example|sample)$|(?:^|\/)\.?[^./]+$/i;
const isText = (path: string): boolean => isTextByName(path) || otherText.test(path);
/** Made by tools, or large all the same. */
const heavy = /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|.*\.min\.(?:js|css)|.*(?:bundle|dump).*)$/i;
const madeFolders = /(?:^|\/)(?:node_modules|vendor|\.git|\.venv|venv|dist|build|bin|out|target|release)\/$/i;
/** What must not stay in a layer, however small it is. */
export const secretFile =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.env(?:\.\w+)?|.*(?:credential|secret|token|passw).*|.*\.(?:pem|key|p12|pfx|jks|keystore))$/i;

/** Scripts that are called without a suffix. */
const scriptName = /(?:^|[-_.])(?:entrypoint|startup|start|run|init|healthcheck|crontab|version|bashrc|profile)$/i;

interface Tree {
  readonly files: readonly string[];
  /** Listings that are not known yet. */
  readonly open: readonly string[];
}

/** undefined: it holds something else, or too much. */
function treeBelow({ directories }: Facts, folder: string): Tree | undefined {
  const files: string[] = [];
  const open: string[] = [];
  const folders = [folder];
  for (const each of folders) {
    const names = directories.get(each);
    if (names === null || folders.length > mostFolders) return undefined;
    if (names === undefined) open.push(each);
    for (const name of names ?? []) {
      const path = `${each}/${name}`;
      if (name.endsWith("/")) folders.push(path.slice(0, -1));
      else files.push(path);
      if (madeFolders.test(name) || (!name.endsWith("/") && (!isText(name) || heavy.test(name)))) return undefined;
    }
    if (files.length > mostFiles) return undefined;
  }
  return { files, open };
}

/** The last part alone, which is compared with names. */
const isPattern = (path: string): boolean => hasWildcard(baseName(path)) && !hasWildcard(folderOf(path));
const saysEnough = (path: string): boolean => /.\.\w+$/.test(baseName(path)) && isText(path);
/** What lies in the context is looked at, where the name does not tell. */
const isOpen = (path: string): boolean => path !== "." && !saysEnough(path) && (isPattern(path) || !hasWildcard(path));

/** The name or pattern matches them; folders with a slash at their end. undefined: not known, null: none. */
function matches({ directories }: Facts, path: string): readonly string[] | null | undefined {
  const names = directories.get(folderOf(path));
  if (!names) return names;
  const name = baseName(path);
  const found = names.filter((each) =>
    isPattern(path) ? globMatches(name, each.replace(/\/$/, "")) : each === name || each === `${name}/`,
  );
  return found.length > 0 ? found.map((each) => joinPath(folderOf(path), each) + (each.endsWith("/") ? "/" : "")) : null;
}

/** The context begins at the folder of the Dockerfile or above it: the nearest of these in which all of them lie. */
const rootOf = (facts: Facts, paths: readonly string[]): string | undefined =>
  contextRoots.find((root) => paths.every((path) => matches(facts, root + path)));

/** Listings of the folders in which they lie, then of those that they are, one level after the other. */
export function fewTextsQueries(facts: Facts, paths: readonly string[]): readonly FactQuery[] {
  const open = [...new Set(paths)].filter(isOpen);
  const asked = open.flatMap((path) => contextRoots.map((root) => folderOf(root + path)));
  const inside = open.flatMap((path) => {
    const root = rootOf(facts, [path]);
    const folders = root === undefined ? [] : (matches(facts, root + path) ?? []).filter((each) => each.endsWith("/"));
    return folders.flatMap((folder) => treeBelow(facts, folder.slice(0, -1))?.open ?? []);
  });
  return [...new Set([...asked, ...inside])].map((path) => ({ kind: "directory", path }));
}

/** By their places in the context that begins there; undefined: something else is among them, or it is not known. */
function filesOf(facts: Facts, root: string, path: string): readonly string[] | undefined {
  if (!isOpen(path)) return path !== "." && isText(path) && !heavy.test(path) ? [path] : undefined;
  const files: string[] = [];
  for (const each of matches(facts, root + path) ?? []) {
    const tree = each.endsWith("/") ? treeBelow(facts, each.slice(0, -1)) : { files: [each], open: [] };
    if (!tree || tree.open.length > 0 || tree.files.some((name) => !isText(name) || heavy.test(name))) return undefined;
    files.push(...tree.files);
  }
  return files.length > 0 ? files : undefined;
}

/** A name without a suffix that is copied to where programs lie, or that the image starts, may be one that a compiler makes. */
function mayBeProgram(file: Dockerfile, copy: Instruction, path: string): boolean {
  const target = targetArgument(copy)?.text ?? "";
  const name = baseName(path);
  if (scriptName.test(name)) return false;
  if (/(?:^|\/)s?bin(?:\/|$)/.test(target)) return true;
  const stage = file.stageOf(copy);
  return [stage?.effective("ENTRYPOINT"), stage?.effective("CMD")].some((start) => start?.arguments.text.includes(name));
}

/** All that the COPYs bring together; false where that is not known, or where a secret is among it. */
export function bringFewTexts(file: Dockerfile, facts: Facts, copies: readonly Instruction[]): boolean {
  let count = 0;
  const root = rootOf(
    facts,
    copies.flatMap((copy) => contextSources(copy, file.scopeBefore(copy)).flatMap(({ path }) => (isOpen(path) ? path : []))),
  );
  if (root === undefined) return false;
  for (const copy of copies) {
    const sources = contextSources(copy, file.scopeBefore(copy));
    if (sources.length === 0 || sources.length !== sourceArguments(copy).length || copy.heredocs.length > 0) return false;
    for (const { path } of sources) {
      const files = filesOf(facts, root, path);
      if (!files || files.some((each) => secretFile.test(each))) return false;
      if (isOpen(path) && files.includes(root + path) && mayBeProgram(file, copy, path)) return false;
      count += files.length;
    }
    if (count > mostFiles) return false;
  }
  return true;
}
