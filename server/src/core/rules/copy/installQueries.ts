// What is asked of the build context where a COPY of much stands in front of an install.
import { composeQueries, rootListing } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import type { Dockerfile } from "../../model/types";
import { foldersCopied } from "./folderCopies";
import { installFolders } from "./installFolders";
import { readQueries } from "./installReads";
import { workspaceQueries } from "./workspace";

/** Nobody copies more folders one by one. */
const mostFolders = 24;

export function installQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const copies = file.each("COPY", "ADD");
  const folders = copies.flatMap((copy) => foldersCopied(file, copy)).map(({ source }) => source);
  const isWhole = copies.some((instruction) => /(?:^|\s)\.\/?\s/.test(instruction.arguments.text));
  if (!isWhole && folders.length === 0) return [];
  if (!file.each("RUN").some((run) => run.heredocs.length > 0 || mayInstallDependencies.test(run.line.text))) return [];
  const ofWhole: readonly FactQuery[] = isWhole
    ? [rootListing, { kind: "dockerignore" }, { kind: "file", path: ".gitignore" }, ...composeQueries(facts)]
    : [];
  const some = folders.slice(0, mostFolders);
  const all = [...new Set([...some, ...installFolders(file)])];
  return [...ofWhole, ...workspaceQueries(file, facts, some), ...readQueries(facts, all)];
}
