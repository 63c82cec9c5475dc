// How the lock file of an install gets into the image before it.
import { type ContextSource, contextNames, ignoredBy, ignoreFileOf, isThere, namesIn, rootWith } from "../../context";
import { historyOf } from "../../model/lineage";
import type { Instruction } from "../../syntax/types";
import { globMatches } from "../../text/glob";
import { folderOf, joinPath } from "../../text/path";
import type { FileContext } from "../rule";
import { directoryOf } from "./folderCopies";
import { contextFolder } from "./installFolders";
import { placeOf } from "./installReads";
import { copyBrings, copyBringsFromRoot, mayBeMade } from "./lockFiles";
import type { ProjectInstall } from "./projectInstall";
import { isWorkspacePackage, ofWorkspaces } from "./workspace";

/** Behind so many it is not asked which one brings the list. */
const mostCopies = 200;

/** Sources that are copied in a stage, in order. */
type Sources = readonly ContextSource[];

/** The list of dependencies comes from the context's root, as the lock file does: beside the list of one package, or its folder, the lock file of all does not fit. */
function ownsManifest(sources: Sources, manifest: string): boolean {
  const fromRoot = sources.some(({ path, wildcard }) => path === "." || path === manifest || (wildcard && globMatches(path, manifest)));
  return fromRoot || !sources.some(({ path }) => path.endsWith(`/${manifest}`) || !/\.[^/]*$/.test(path));
}

export interface Lock {
  /** Its name alone. */
  readonly name: string;
  /** The folder in the context that holds it, with a slash at its end; empty for the root. */
  readonly prefix: string;
  /** The same seen from the Dockerfile's folder. */
  readonly place: string;
  readonly copied: boolean;
}

/** In a folder of the context below or above the Dockerfile's own, where the list of dependencies lies, too. */
function lockAt(file: FileContext, prefix: string, place: string | undefined, { row, manifests }: ProjectInstall): Lock | undefined {
  const names = place === undefined ? undefined : namesIn(file.facts, place.replace(/\/$/, "") || ".");
  const name = row?.locks.find((lock) => names?.has(lock));
  if (place === undefined || name === undefined || !names?.has(manifests[0] ?? "")) return undefined;
  const ignoreFile = prefix === place ? ignoreFileOf(file.facts) : undefined;
  return ignoreFile && ignoredBy(ignoreFile, prefix + name) ? undefined : { name, prefix, place, copied: true };
}

/** The folder of the context that comes to where the install runs, with all that is in it; undefined: none, or more than one. */
function folderBehind(file: FileContext, run: Instruction, install: ProjectInstall): string | undefined {
  const directory = directoryOf(file, run, install);
  const copies = (file.stageOf(run)?.instructions ?? []).filter(
    ({ keyword, index }) => /^(?:COPY|ADD)$/.test(keyword) && index < run.index,
  );
  if (directory === undefined || copies.length > mostCopies) return undefined;
  const [manifest = ""] = install.manifests;
  const isNamed = copies.some((copy) => copyBrings(file, copy, joinPath(directory, manifest), manifest) === "named");
  const folders = isNamed ? [] : copies.flatMap((copy) => contextFolder(file, copy, directory) ?? []);
  return folders.length === 1 ? folders[0] : undefined;
}

/** The program works in the folder that the file comes to, or in one below where nothing brings a nearer list: a clone may. */
function isForInstall(file: FileContext, run: Instruction, install: ProjectInstall, lock: Lock, copies: readonly Instruction[]): boolean {
  const [manifest = ""] = install.manifests;
  const name = lock.copied ? lock.name : manifest;
  const directory = directoryOf(file, run, install);
  if (directory === undefined) {
    const { workdir } = file.scopeBefore(run);
    return copies.some((copy) => file.scopeBefore(copy).workdir === workdir);
  }
  const brings = (folder: string, each: string): boolean =>
    copies.slice(-mostCopies).some((copy) => copyBringsFromRoot(file, copy, joinPath(folder, each), manifest) !== undefined);
  if (brings(directory, name)) return true;
  const { stage } = file.scopeBefore(run);
  const history = stage ? historyOf(stage, run) : [];
  let isNearer = false;
  for (let folder = directory; folder !== "/"; ) {
    if (mayBeMade(file, history, run, [joinPath(folder, manifest)], install.invocation.command.span.start)) return false;
    isNearer ||= brings(folder, manifest);
    folder = folderOf(folder);
    if (!brings(folder, name)) continue;
    const below = directory.slice(folder === "/" ? 1 : folder.length + 1);
    // A package of the workspace has a list of its own, and the lock file of all.
    return !isNearer || (ofWorkspaces.test(install.invocation.program) && isWorkspacePackage(file.facts, below, copies));
  }
  return false;
}

/** How the lock file gets into the image before the install: by name, by a wildcard, or with a folder or everything. */
export function lockFile(file: FileContext, run: Instruction, install: ProjectInstall, all: Sources): Lock | undefined {
  const lock = lockSeen(file, run, install, all);
  const before = [...new Set(all.flatMap(({ instruction }) => (instruction.index < run.index ? instruction : [])))];
  return lock && isForInstall(file, run, install, lock, before) ? lock : undefined;
}

function lockSeen(file: FileContext, run: Instruction, install: ProjectInstall, all: Sources): Lock | undefined {
  const folder = folderBehind(file, run, install);
  if (folder) return lockAt(file, `${folder}/`, placeOf(file.facts, `${folder}/`), install);
  return lockInRoot(file, run, install, all) ?? (folder === "" ? lockAbove(file, install) : undefined);
}

/** Everything is copied, and the list is not here: the context is the folder above that has it. */
function lockAbove(file: FileContext, install: ProjectInstall): Lock | undefined {
  const { manifests } = install;
  return isThere(file.facts, manifests[0] ?? "") === false ? lockAt(file, "", rootWith(file.facts, manifests), install) : undefined;
}

function lockInRoot(file: FileContext, run: Instruction, { row }: ProjectInstall, all: Sources): Lock | undefined {
  const names = contextNames(file.facts);
  const inRoot = { prefix: "", place: "" };
  const sources = all.filter(({ instruction }) => instruction.index < run.index);
  if (!ownsManifest(sources, row?.manifests[0] ?? "")) return undefined;
  for (const name of row?.locks ?? []) {
    if (sources.some(({ path, wildcard }) => !wildcard && path === name)) return { ...inRoot, name, copied: true };
    if (!names?.includes(name)) continue;
    const wildcards = sources.filter(({ path, wildcard }) => wildcard && globMatches(path, name));
    // `yarn.lock*` beside package.json: it may be missing, and somebody has thought of that.
    if (wildcards.some(({ path }) => !globMatches(path, row?.manifests[0] ?? "") && path !== "*")) return undefined;
    const copied = wildcards.length > 0 || sources.some(({ path }) => path === ".");
    const bringsManifest = sources.some(({ path }) => path === row?.manifests[0]);
    if (copied || bringsManifest) return { ...inRoot, name, copied };
  }
  return undefined;
}
