// Code that may start a build: in the folder of the Dockerfile and the one above it, and where a project has its scripts. A few files of each folder.
import type { FactQuery, Facts } from "../facts";
import { type BuildFile, buildFileQueries, projectFolders, scriptFolders } from "./projectFiles";

const isCodeFile = /(?<!\.d|\.min)\.(?:[cm]?[jt]s|go|rb|java|kt|cs|rs|bzl|bazel)$|^(?:BUILD|WORKSPACE)$/;
/** Names of what builds and tests images: these are read first. */
const likely = /docker|image|contain|build|release|publish|e2e|integration|test|index|main|helper|setup/i;

/** More of a folder nobody reads for one line of a Dockerfile. */
const mostFiles = 12;

function codeIn(facts: Facts, folder: string): readonly string[] {
  const names = (facts.directories.get(folder) ?? []).filter((name) => isCodeFile.test(name));
  const first = names.filter((name) => likely.test(name));
  return [...first, ...names.filter((name) => !likely.test(name))]
    .slice(0, mostFiles)
    .map((name) => (folder === "." ? name : `${folder}/${name}`));
}

const pathsOf = (facts: Facts): readonly string[] => [
  ...new Set([...projectFolders(facts).slice(0, 2), ...scriptFolders(facts)].flatMap((folder) => codeIn(facts, folder))),
];

/** With those of the files that start builds anyway. */
export const passingQueries = (facts: Facts): readonly FactQuery[] => [
  ...buildFileQueries(facts),
  ...pathsOf(facts).map((path) => ({ kind: "file", path }) as const),
];

export const codeFilesOf = (facts: Facts): readonly BuildFile[] =>
  pathsOf(facts).flatMap((path) => {
    const text = facts.files.get(path);
    return typeof text === "string" ? { path, text } : [];
  });
