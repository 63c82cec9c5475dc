// COPY of lists of dependencies that the COPY of everything behind it brings again, with no RUN between the two.
import { contextSources } from "../../context";
import { copyOf } from "../../image";
import { dependencyInstalls } from "../../knowledge/dependencyInstalls";
import { flagOf } from "../../model/arguments";
import type { Instruction } from "../../syntax/types";
import { globMatches, hasWildcard } from "../../text/glob";
import { baseName, folderOf, joinPath } from "../../text/path";
import type { FileContext } from "../rule";

const lists: readonly string[] = [
  ...new Set(dependencyInstalls.flatMap(({ manifests, locks, settings }) => [...manifests, ...locks, ...settings])),
  "requirements.txt",
];
const isList = (path: string): boolean => {
  const name = baseName(path);
  if (hasWildcard(name)) return /\w/.test(name) && lists.some((each) => globMatches(name, each));
  return lists.includes(name) || /^(?:requirements|constraints)[\w.-]*\.txt$/.test(name);
};

export interface ListCopy {
  readonly lists: Instruction;
  /** In the context. */
  readonly paths: readonly string[];
  readonly whole: Instruction;
}

/** Where everything of the context goes, unless something is left out. */
function wholeTarget(file: FileContext, copy: Instruction): string | undefined {
  const scope = file.scopeBefore(copy);
  const read = copyOf(copy, scope);
  if (!read?.known || flagOf(copy, "exclude") || flagOf(copy, "parents")) return undefined;
  return contextSources(copy, scope).some(({ path }) => path === ".") ? read.knownTarget : undefined;
}

interface Lists {
  readonly copy: Instruction;
  readonly paths: readonly string[];
  /** Where everything has to go so that it brings them again. */
  readonly target: string;
}

/** Lists alone, to places that they have below one folder, too. */
function listsOf(file: FileContext, copy: Instruction): Lists | undefined {
  const scope = file.scopeBefore(copy);
  const paths = contextSources(copy, scope).map(({ path }) => path);
  if (paths.length === 0 || !paths.every(isList) || flagOf(copy, "parents")) return undefined;
  const read = copyOf(copy, scope);
  const [first = ""] = paths;
  const folder = folderOf(first);
  if (!read?.known || read.knownTarget === undefined || paths.some((path) => folderOf(path) !== folder || hasWildcard(folder)))
    return undefined;
  const isRenamed = !read.intoFolder && !hasWildcard(first) && baseName(read.knownTarget) !== baseName(first);
  const into = read.intoFolder || hasWildcard(first) || isRenamed ? read.knownTarget : folderOf(read.knownTarget);
  return { copy, paths, target: rootFor(into, folder) };
}

/** `/app/web` for `web/package.json`: `/app`; where it goes elsewhere, a place that nothing is. */
function rootFor(into: string, folder: string): string {
  if (folder === "." || folder === "") return into;
  return into.endsWith(`/${folder}`) ? into.slice(0, -folder.length - 1) || "/" : joinPath(into, "..not-there");
}

/** In each stage the first. */
export function* listCopies(file: FileContext): Iterable<ListCopy> {
  for (const { instructions } of file.stages) {
    let before: Lists[] = [];
    for (const instruction of instructions) {
      if (instruction.keyword === "RUN" || instruction.keyword === "ONBUILD") before = [];
      if (instruction.keyword !== "COPY" || flagOf(instruction, "from")) continue;
      const target = before.length > 0 ? wholeTarget(file, instruction) : undefined;
      const found = target === undefined ? undefined : before.find((each) => each.target === target);
      if (found) {
        yield { lists: found.copy, paths: found.paths, whole: instruction };
        break;
      }
      const lists = listsOf(file, instruction);
      if (lists) before.push(lists);
    }
  }
}
