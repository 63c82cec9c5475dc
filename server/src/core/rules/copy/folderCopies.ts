// Which COPY of a folder in front of an install brings what the install does not need: a part of the project, or all of it from a subfolder.
import { contextSources } from "../../context";
import { commandSteps, copyOf, kindOfSource } from "../../image";
import { elsewhereOptions } from "../../knowledge/lockedInstalls";
import { hasOption } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { baseName, isWithin, joinPath } from "../../text/path";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { copyBrings } from "./lockFiles";
import type { ProjectInstall } from "./projectInstall";

export interface FolderCopy {
  readonly copy: Instruction;
  readonly at: Span;
  /** As written, without a slash at its end. */
  readonly source: string;
  /** Absolute. */
  readonly target: string;
}

/** Folders that COPY takes from the build context, by their names; not the context itself. */
export function foldersCopied(file: Pick<FileContext, "scopeBefore">, copy: Instruction): readonly FolderCopy[] {
  const read = copyOf(copy, file.scopeBefore(copy));
  if (!read?.known || read.knownTarget === undefined) return [];
  const { knownTarget: target } = read;
  return contextSources(copy, file.scopeBefore(copy)).flatMap(({ path, wildcard, at }) =>
    path === "." || wildcard || !/^(?:folder|either)$/.test(kindOfSource(path)) ? [] : [{ copy, at, source: path, target }],
  );
}

/** What an application is written in; no install reads it, but one that builds the project. */
const ownSources =
  /(?:^|\/)(?:src|apps?|source|sources|pages|components|public|static|assets|templates|views|routes|controllers|models|styles|server|client|frontend|backend|web|api|cmd|internal|tests?|docs)$/;

/** Folders that hold lists of dependencies, or these themselves. */
const listsAlone = /(?:^|\/)(?:requirements?|reqs|deps|dependencies|wheelhouse|wheels|vendor)$/;

/** Where an install runs, as far as that is known; undefined where an option names another folder. */
export function directoryOf(file: FileContext, run: Instruction, { invocation }: ProjectInstall): string | undefined {
  if (hasOption(invocation, ...elsewhereOptions)) return undefined;
  const step = file
    .scripts(run)
    .flatMap((script) => commandSteps(file, run, script))
    .find(({ command }) => command === invocation.command);
  return step?.site.directory.startsWith("/") ? step.site.directory : undefined;
}

/** Absolute, of the list of dependencies; undefined where it is not known. */
export function manifestOf(file: FileContext, run: Instruction, install: ProjectInstall): string | undefined {
  const [name] = install.manifests;
  const directory = directoryOf(file, run, install);
  return name === undefined || directory === undefined ? undefined : joinPath(directory, name);
}

export type Needless = FolderCopy & {
  /** In the context, where the folder holds the list; undefined: another COPY brings it. */
  readonly manifest: string | undefined;
  /** A package of a workspace, whose list the install reads. */
  readonly ofWorkspace?: true;
};

/** @param copies of the stage, in front of the RUN. @param folders of them */
export function needlessFolder(
  file: FileContext,
  copies: readonly Instruction[],
  folders: readonly FolderCopy[],
  install: ProjectInstall,
  path: string,
): Needless | undefined {
  const [name = ""] = install.manifests;
  const lists = copies.filter((copy) => copyBrings(file, copy, path, name) === "named");
  if (lists.length > 0) {
    const part = install.needsProject ? undefined : folders.find(({ source, copy }) => ownSources.test(source) && !lists.includes(copy));
    return part && { ...part, manifest: undefined };
  }
  const whole = folders.filter(({ source, target }) => isWithin(path, target) && !listsAlone.test(source));
  const [first] = whole;
  return first && whole.length === 1
    ? { ...first, manifest: joinPath(first.source, path.slice(first.target.length).replace(/^\//, "")) }
    : undefined;
}

/** A list that lies outside of where everything is copied: `COPY . /app`, `pip install -r /tmp/requirements.txt`. undefined: it may come with the rest. */
export function wholeBeside(
  file: FileContext,
  copies: readonly Instruction[],
  whole: Instruction,
  path: string,
): "another" | "unknown" | undefined {
  const target = copyOf(whole, file.scopeBefore(whole))?.knownTarget;
  if (target === undefined || isWithin(path, target)) return undefined;
  const name = baseName(path);
  return copies.some((copy) => copy !== whole && copyBrings(file, copy, path, name) === "named") ? "another" : "unknown";
}
