// Whether a COPY makes folders to which a mode of its --chmod is given.
import { contextPath } from "../../context";
import type { FactQuery } from "../../facts";
import { type Copy, copyOf, isOwnFolder, kindOfSource } from "../../image";
import type { Instruction } from "../../syntax/types";
import { hasWildcard } from "../../text/glob";
import { baseName, folderOf, isWithin } from "../../text/path";
import type { FileContext } from "../rule";

/** Names without a suffix that are those of folders, most of them with folders in them. */
const ofFolder =
  /^(?:dist|build|public|static|html|www|assets|templates|views|src|lib|node_modules|migrations|locales?|i18n|themes?|plugins|vendor|out|_site|site|docs|web|webroot|htdocs|resources|wwwroot|\.next)$/i;

const plain = (source: string): string => contextPath(source.replace(/\/\.?$/, ""));

/** Where the answer lies: the folder that holds the source, and the source itself. */
export const listingsFor = ({ sources, from }: Copy): readonly FactQuery[] =>
  from === undefined
    ? sources
        .filter((source) => !hasWildcard(source))
        .flatMap((source) => [folderOf(plain(source)), plain(source)].map((path) => ({ kind: "directory", path }) as const))
    : [];

/** undefined: not known. */
function isFolder({ from }: Copy, source: string, file: FileContext): boolean | undefined {
  const kind = kindOfSource(source);
  if (kind === "file" || kind === "archive" || hasWildcard(source)) return false;
  if (kind === "folder") return true;
  const listing = from === undefined ? file.facts.directories.get(folderOf(plain(source))) : undefined;
  if (listing?.includes(`${baseName(source)}/`)) return true;
  if (listing?.includes(baseName(source))) return false;
  return ofFolder.test(baseName(source)) ? true : undefined;
}

/** undefined: not known. */
function hasFolders({ from }: Copy, source: string, file: FileContext): boolean | undefined {
  const listing = from === undefined ? file.facts.directories.get(plain(source)) : undefined;
  if (listing) return listing.some((name) => name.endsWith("/"));
  return plain(source) === "." || ofFolder.test(baseName(source)) ? true : undefined;
}

/** It is there before the COPY, or may be: then it keeps its mode, and only folders in it are made. */
function mayBeThere(file: FileContext, instruction: Instruction, target: string): boolean {
  const { workdir } = file.scopeBefore(instruction);
  if (!isOwnFolder(target) || (workdir !== undefined && isWithin(workdir, target))) return true;
  const before = (file.stageOf(instruction)?.instructions ?? []).filter(({ index }) => index < instruction.index);
  return before.some((each) => {
    if (each.keyword === "RUN") return each.arguments.text.includes(baseName(target)) || each.heredocs.length > 0;
    const target2 = each.keyword === "COPY" || each.keyword === "ADD" ? copyOf(each, file.scopeBefore(each))?.knownTarget : undefined;
    return target2 !== undefined && isWithin(target2, target);
  });
}

/** The source that is one; undefined where none is, or it is not certain. */
export function folderMadeBy(file: FileContext, instruction: Instruction, copy: Copy): string | undefined {
  const { knownTarget } = copy;
  return copy.sources.find((source) => {
    if (isFolder(copy, source, file) !== true) return false;
    return hasFolders(copy, source, file) === true || (knownTarget !== undefined && !mayBeThere(file, instruction, knownTarget));
  });
}
