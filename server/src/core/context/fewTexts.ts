// Whether what a COPY brings is a few small texts. Sizes are not asked for: listings of a few folders are, and the names tell.
import type { FactQuery, Facts } from "../facts";
import { isTextByName } from "../knowledge/textFiles";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
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
const secret =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.env(?:\.\w+)?|.*(?:credential|secret|token|passw).*|.*\.(?:pem|key|p12|pfx|jks|keystore))$/i;

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

/** The context begins at the folder of the Dockerfile or above it: the nearest of these where the folder is. */
const rootOf = ({ directories }: Facts, path: string): string | undefined => contextRoots.find((root) => directories.get(root + path));

const isFolder = (path: string): boolean => path !== "." && !/[*?[]/.test(path) && !/\.\w+$/.test(path);

/** The folders' listings, one level after the other. */
export const fewTextsQueries = (facts: Facts, paths: readonly string[]): readonly FactQuery[] =>
  [...new Set(paths)].filter(isFolder).flatMap((path) => {
    const root = rootOf(facts, path);
    const asked = contextRoots.map((each) => each + path);
    const below = root === undefined ? [] : (treeBelow(facts, root + path)?.open ?? []);
    return [...asked, ...below].map((each) => ({ kind: "directory", path: each }) as const);
  });

function filesOf(facts: Facts, path: string): readonly string[] | undefined {
  if (!isFolder(path)) return path !== "." && isText(path) && !heavy.test(path) ? [path] : undefined;
  const root = rootOf(facts, path);
  const tree = root === undefined ? undefined : treeBelow(facts, root + path);
  return tree?.open.length === 0 ? tree.files : undefined;
}

/** All that the COPYs bring together; false where that is not known, or where a secret is among it. */
export function bringFewTexts(file: Dockerfile, facts: Facts, copies: readonly Instruction[]): boolean {
  let count = 0;
  for (const copy of copies) {
    const sources = contextSources(copy, file.scopeBefore(copy));
    if (sources.length === 0 || sources.length !== copy.words.length - 1 || copy.heredocs.length > 0) return false;
    for (const { path } of sources) {
      const files = filesOf(facts, path);
      if (!files || files.some((each) => secret.test(each))) return false;
      count += files.length;
    }
    if (count > mostFiles) return false;
  }
  return true;
}
