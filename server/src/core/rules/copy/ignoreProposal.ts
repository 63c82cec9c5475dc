// The .dockerignore that a fix makes for a context, and a file that was meant to be one.
import { gitIgnoredNames, isGitIgnored, proposedIgnore, readIgnoreFile } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Unwanted } from "./unwantedContext";

/** What stands in .gitignore is not needed by a build either, as far as it is known what it is. */
export function ignoreFileFor(facts: Facts, names: readonly string[], { wantsGit, lines }: Unwanted, needed: readonly string[]): string {
  const seen = wantsGit ? names.filter((name) => !/^\.git\/?$/.test(name)) : names;
  return proposedIgnore([...seen, ...gitIgnoredNames(facts.files.get(".gitignore") ?? "")], needed, lines);
}

/** `dockerignore`, `.dockerignore.txt`, `docker.ignore`, `.docker-ignore`. */
const misnamed = /^\.?docker[-_.]?ignore(?:\.txt)?$/i;
/** A project that others are made from: its files get their dots then. */
const ofScaffold = /^_?gitignore$/;

/** A file that was meant to be a .dockerignore. `made`: .gitignore or files beside it say that one is made of it. */
export function misnamedIgnore(facts: Facts, names: readonly string[]): { readonly name: string; readonly isMade: boolean } | undefined {
  const name = names.find((each) => each !== ".dockerignore" && misnamed.test(each));
  if (name === undefined) return undefined;
  return { name, isMade: names.some((each) => ofScaffold.test(each)) || isGitIgnored(facts, ".dockerignore") };
}

export const misnamedQueries = (facts: Facts, names: readonly string[] | undefined): readonly FactQuery[] => {
  const found = names && misnamedIgnore(facts, names);
  return found ? [{ kind: "file", path: found.name }] : [];
};

/** Its text, where that leaves anything out. */
export function meantIgnore(facts: Facts, name: string): string | undefined {
  const text = facts.files.get(name);
  return typeof text === "string" && (readIgnoreFile(text)?.patterns.length ?? 0) > 0 ? text : undefined;
}
