// What the layers of the image hold so far, and what a later RUN takes away of it: files that COPY, ADD and downloads bring.
import { bringLittle } from "../../context";
import { copyOf, kindOfSource, layerFilesOf, placesOfSources, type Removal, removes, shownPath } from "../../image";
import { isTextByName } from "../../knowledge/textFiles";
import type { Instruction } from "../../syntax/types";
import { hasWildcard } from "../../text/glob";
import { folderOf, isWithin } from "../../text/path";
import type { FileContext } from "../rule";

/** Cheap first looks at a RUN. */
export const mayRemoveFiles = /\b(?:rm|mv|gunzip|bunzip2|unxz|unlzma|uncompress)\b/;
export const mayLoad = /\b(?:curl|wget|clone|tar|unzip)\b/;

/** Package lists and caches are removed nearly everywhere, and nothing copies them. */
export const removesMore = /\b(?:rm|mv|gunzip|bunzip2|unxz)(?:[ \t]+-\S+)*[ \t]+(?!\/var\/(?:lib\/apt|cache)|\/root\/\.|\/tmp\/\*)\S/;

export interface Left {
  readonly path: string;
  readonly instruction: Instruction;
}

/** A script, source or configuration: a few kilobytes, and no secret by its name. */
const isSmall = (path: string): boolean => isTextByName(path) && !/key|secret|token|passw|credential|\.env/i.test(path);

/** What is public whoever brings it: signatures, checksums, keys of those who sign; and files of tools that are called by a name. */
const isPublic = (path: string): boolean =>
  (/\.(?:asc|sig|pub|md5|sha\d+\w*|sum)$/i.test(path) && !/secret|private/i.test(path)) ||
  /\/(?:GNU|BSD)?[Mm]akefile$|\/(?:Gem|Pip|Rake|Proc|Brew|Just|just)file$/.test(path);

/** Of a download also what is public: keys of a repository, checksums, signatures. */
const isSmallDownload = (path: string): boolean => isSmall(path) || /\.(?:asc|gpg|key|sig|pub|pem|crt|md5|sha\d+\w*|sum)$/i.test(path);

/** Folders of such files. */
const isSmallFolder = (path: string): boolean =>
  /\/(?:\.?config|conf|conf\.d|configs|etc|init|patches|requirements|scripts?|templates?|sql|hooks)$/.test(shownPath(path));

/** Paths of what COPY and ADD bring, where that is certain; of a folder that is copied into one, what comes there. */
function copiedBy(file: FileContext, instruction: Instruction): readonly string[] {
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  if (copy?.knownTarget === undefined) return [];
  const isFile = (source: string): boolean => {
    const kind = kindOfSource(source);
    return kind === "file" || (kind === "archive" && (copy.keyword === "COPY" || source.includes("://")));
  };
  const files = placesOfSources(copy).flatMap(({ source, path }) => (!copy.intoFolder || isFile(source) ? [path] : []));
  const isFolder = copy.sources.some((source) => kindOfSource(source) === "folder");
  return isFolder && copy.intoFolder ? [...files, `${copy.knownTarget === "/" ? "" : copy.knownTarget}/*`] : files;
}

/** Of more it is not looked which lie in which. */
const mostNested = 50;

/** What goes with its folder is not named beside it. */
function outermost(left: readonly Left[]): readonly Left[] {
  if (left.length > mostNested) return left;
  const folders = left.map(({ path }) => path.replace(/\/\*$/, ""));
  return left.filter(({ path }) => !folders.some((folder) => isWithin(path, folder) && path !== `${folder}/*` && path !== folder));
}

/** More files of one folder are not compared with a wildcard. */
const mostCompared = 200;
/** Nobody nests folders deeper. */
const mostFolders = 30;

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folders.length < mostFolders; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === "/" || folder === ".") break;
  }
  return folders;
}

/** Files by their paths, and by each folder above them. */
export interface LeftFiles {
  readonly all: Map<string, Left>;
  readonly below: Map<string, Set<string>>;
}

const pathsBroughtBy = (file: FileContext, instruction: Instruction): readonly string[] =>
  instruction.keyword === "RUN"
    ? layerFilesOf(file, instruction).loads.flatMap(({ path }) => (isSmallDownload(path) ? [] : [path]))
    : copiedBy(file, instruction).filter((path) => !isSmall(path) && !isPublic(path));

export function addFilesOf(file: FileContext, instruction: Instruction, { all, below }: LeftFiles): void {
  if (instruction.keyword !== "RUN" && bringLittle(file, file.facts, [instruction])) return;
  for (const path of pathsBroughtBy(file, instruction)) {
    if (isSmallFolder(path)) continue;
    all.set(path, { path, instruction });
    for (const folder of foldersAbove(path)) below.set(folder, (below.get(folder) ?? new Set()).add(path));
  }
}

function candidates({ path = "", recursive }: Removal, { below }: LeftFiles): readonly string[] {
  if (!hasWildcard(path)) return recursive ? [path, ...(below.get(path) ?? [])] : [path];
  const literal = path.slice(0, path.search(/[*?[]/));
  const found: string[] = [];
  for (const each of below.get(folderOf(`${literal}x`)) ?? []) {
    found.push(each);
    if (found.length === mostCompared) break;
  }
  return found;
}

/** What a removal takes of them; they are left out then, so that each is told once. */
export function takeFiles(removal: Removal, files: LeftFiles): readonly Left[] {
  const { all, below } = files;
  const found = candidates(removal, files).flatMap((path) => (removes(removal, path) ? (all.get(path) ?? []) : []));
  for (const { path } of found) {
    all.delete(path);
    for (const folder of foldersAbove(path)) below.get(folder)?.delete(path);
  }
  return outermost(found);
}
