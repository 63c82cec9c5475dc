// Which folder of the context the folder of an install comes from, by the COPY that fills it.
import { contextSources } from "../../context";
import { commandSteps, copyOf } from "../../image";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { onceAFile } from "../../model/onceAFile";
import type { Dockerfile } from "../../model/types";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import { isWithin, joinPath } from "../../text/path";
import { foldersCopied } from "./folderCopies";
import { projectInstall } from "./projectInstall";

interface Filled {
  /** In the context; empty for its root. */
  readonly source: string;
  /** Absolute. */
  readonly target: string;
}

const targetsOf = (file: Dockerfile, copy: Instruction): readonly Filled[] => {
  const scope = file.scopeBefore(copy);
  const target = copyOf(copy, scope)?.knownTarget;
  const isWhole = target !== undefined && contextSources(copy, scope).some(({ path }) => path === ".");
  return [...(isWhole ? [{ source: "", target }] : []), ...foldersCopied(file, copy)];
};

const below = (directory: string, target: string): string => directory.slice(target === "/" ? 1 : target.length + 1);

/** The folder's place in the context, by the COPY that brings it; empty for the context's root. undefined: this one does not. */
export function contextFolder(file: Dockerfile, copy: Instruction, directory: string): string | undefined {
  const found = targetsOf(file, copy).find(({ target }) => isWithin(directory, target));
  if (!found) return undefined;
  const rest = below(directory, found.target);
  return rest === "" ? found.source : joinPath(found.source, rest);
}

/** More than these nobody installs in, or copies. */
const most = 24;

/** The folders of the context below its root that are installed in, as the COPY in front of them have it. */
export const installFolders = onceAFile((file: Dockerfile): readonly string[] => {
  const runs = file.each("RUN").filter(({ line, heredocs }) => heredocs.length > 0 || mayInstallDependencies.test(line.text));
  const found = runs.slice(0, most).flatMap((run) => {
    const directories = scriptsOf(file, run)
      .flatMap((script) => commandSteps(file, run, script))
      .flatMap(({ runs: call, site }) => (call && projectInstall(call) && site.directory.startsWith("/") ? [site.directory] : []));
    const copies = (file.stageOf(run)?.instructions ?? []).filter(
      ({ keyword, index }) => (keyword === "COPY" || keyword === "ADD") && index < run.index,
    );
    return directories
      .slice(0, most)
      .flatMap((directory) => copies.slice(-most).flatMap((copy) => contextFolder(file, copy, directory) ?? []));
  });
  return [...new Set(found)].filter((folder) => folder !== "").slice(0, most);
});
