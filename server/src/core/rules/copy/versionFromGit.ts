// Whether a build asks git for its version.
import { contextNames } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { readsGit } from "../../knowledge/workFolders";
import { instructionText, wholeText } from "../../model/instructionText";
import type { Dockerfile } from "../../model/types";

const hasGit = (name: string): boolean => /^\.git\/?$/.test(name);

/** Files of the build tools, which may read it instead of a RUN. */
const ofBuildTools =
  /^(?:(?:GNU)?[Mm]akefile|[Jj]ustfile|Taskfile\.ya?ml|Rakefile|pyproject\.toml|setup\.(?:py|cfg)|package\.json|vite\.config\.\w+|next\.config\.\w+|pom\.xml|build\.gradle(?:\.kts)?|build\.sbt|build\.rs|Cargo\.toml|Directory\.Build\.(?:props|targets)|version\.json|GitVersion\.yml|\.goreleaser\.ya?ml|CMakeLists\.txt|meson\.build)$/;

/** More scripts than these no build starts. */
const mostScripts = 8;

const scriptsStarted = (file: Dockerfile): readonly string[] =>
  file
    .each("RUN")
    .flatMap((run) => instructionText(run).split(/[\s"'`;&|()]+/))
    .flatMap((word) => (word.endsWith(".sh") && !word.startsWith("/") && !word.includes("..") ? word.replace(/^\.\//, "") : []));

const filesOf = (file: Dockerfile, facts: Facts): readonly string[] => [
  ...(contextNames(facts) ?? []).filter((name) => ofBuildTools.test(name)),
  ...scriptsStarted(file).slice(0, mostScripts),
];

/** Where .git lies in the context, what may read it. */
export const gitQueries = (file: Dockerfile, facts: Facts): readonly FactQuery[] =>
  contextNames(facts)?.some(hasGit) ? filesOf(file, facts).map((path) => ({ kind: "file", path }) as const) : [];

/** The build reads its version out of .git, or may do so: it has to come along. */
export const asksGit = (file: Dockerfile & { readonly facts: Facts }): boolean =>
  file.each("RUN").some((run) => readsGit.test(wholeText(run))) ||
  filesOf(file, file.facts).some((path) => readsGit.test(file.facts.files.get(path) ?? ""));

/** Go writes the commit into what it builds, where .git is there. */
export const stampsCommit = (file: Dockerfile): boolean =>
  file.each("RUN").some((run) => /\bgo\s+(?:build|install)\b/.test(wholeText(run)) && !/-buildvcs=false\b/.test(wholeText(run)));
