// The build context of a Dockerfile in a subfolder, where something says that it is a folder above, and the file as it is seen from there.
import { contextNames, contextsByCompose, isThere, rootWith, sourcesOf } from "../../context";
import type { Facts } from "../../facts";
import { commandSteps } from "../../image";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { onceAFile } from "../../model/onceAFile";
import type { Dockerfile } from "../../model/types";
import { scriptsOf } from "../../shell/scriptsOf";
import { folderOf } from "../../text/path";
import type { FileContext } from "../rule";
import { contextFolder } from "./installFolders";
import { projectInstall } from "./projectInstall";

/** Behind more of them nobody is asked. */
const most = 24;

interface ReadList {
  readonly name: string;
  /** Of the context, without a slash at its end; "": its root. */
  readonly folder: string;
}

/** The lists that installs read, where the COPY of everything brings them. */
const listsRead = onceAFile((file: Dockerfile): readonly ReadList[] => {
  const runs = file.each("RUN").filter(({ line }) => mayInstallDependencies.test(line.text));
  const copies = sourcesOf(file).flatMap(({ path, instruction }) => (path === "." ? [instruction] : []));
  return runs.slice(0, most).flatMap((run) =>
    scriptsOf(file, run)
      .flatMap((script) => commandSteps(file, run, script))
      .flatMap(({ runs: call, site }) => {
        const [list] = (call && projectInstall(call))?.manifests ?? [];
        const own = copies.filter((copy) => copy.index < run.index && file.stageOf(copy) === file.stageOf(run)).slice(0, most);
        if (list === undefined || list.includes("/")) return [];
        const folders = new Set(own.flatMap((copy) => contextFolder(file, copy, site.directory) ?? []));
        return [...folders].map((folder) => ({ name: list, folder }));
      }),
  );
});

/** In front of a path in the context, as seen from the Dockerfile's folder; undefined: nothing says that it begins above. */
export function contextAbove(file: Dockerfile, facts: Facts): string | undefined {
  const here = contextNames(facts);
  if (here === undefined || here.includes(".git/")) return undefined;
  const [built, ...others] = contextsByCompose(file, facts);
  if (built !== undefined) return others.length === 0 && /^(?:\.\.\/)+$/.test(built) ? built : undefined;
  const named = sourcesOf(file).flatMap(({ path, wildcard }) => (path === "." || wildcard ? [] : [path]));
  if (named.slice(0, most).some((path) => isThere(facts, path))) return undefined;
  const lists = listsRead(file).flatMap(({ name, folder }) => (folder === "" ? [name] : []));
  const root = rootWith(facts, lists);
  return lists.length > 0 && root !== "" ? root : aboveOwnFolder(file, facts);
}

/** `web/Dockerfile` installs in the context's folder `web`, and the list lies beside it. */
export function aboveOwnFolder(file: Dockerfile, facts: Facts): string | undefined {
  const own = `/${folderOf(facts.path ?? "")}`;
  const found = listsRead(file).find(
    ({ name, folder }) =>
      folder !== "" && own.endsWith(`/${folder}`) && isThere(facts, name) === true && isThere(facts, `${folder}/${name}`) !== true,
  );
  return found && "../".repeat(found.folder.split("/").length);
}

/** `../web` from `../` is `web`; undefined: it does not lie there. */
function pathFrom(root: string, path: string): string | undefined {
  if (`${path}/` === root) return ".";
  return path.startsWith(root) ? path.slice(root.length) : undefined;
}

const shifted = <T>(map: ReadonlyMap<string, T>, root: string): ReadonlyMap<string, T> =>
  new Map(
    [...map].flatMap(([path, value]) => {
      const to = pathFrom(root, path);
      return to === undefined ? [] : [[to, value] as const];
    }),
  );

function ignoreFileAt(facts: Facts, root: string): Facts["dockerignore"] {
  if (facts.dockerignore && facts.dockerignore.path !== ".dockerignore") return facts.dockerignore;
  const path = `${root}.dockerignore`;
  const text = facts.files.get(path);
  if (typeof text === "string") return { path, text };
  return isThere(facts, path) === false ? null : undefined;
}

/** What lies in the context, by its paths there. */
export const factsFrom = (root: string, facts: Facts): Facts => ({
  ...facts,
  files: shifted(facts.files, root),
  directories: shifted(facts.directories, root),
  dockerignore: ignoreFileAt(facts, root),
});

/** The same file with what lies in its context. */
export const seenFrom = (root: string, file: FileContext): FileContext =>
  Object.assign(Object.create(file) as FileContext, { facts: factsFrom(root, file.facts) });
