// Puts the packages of an install on lines of their own, sorted: a change is then one line, and a double is seen.
import { areSorted, sortPackages as sortedPackages } from "../../edits";
import { packageInstalls } from "../../shell/packages";
import { scriptsOf } from "../../shell/scriptsOf";
import { runAt } from "./selection";
import { type FindRefactoring, titled } from "./types";

const managers: ReadonlySet<string> = new Set(["apt-get", "apt", "apk", "dnf", "yum", "microdnf", "zypper", "pip", "npm", "gem"]);

export const sortPackages: FindRefactoring = (doc, at) => {
  const run = runAt(doc, at);
  if (run?.form !== "shell") return undefined;
  const installs = scriptsOf(doc, run)
    .flatMap(packageInstalls)
    .filter(({ manager }) => managers.has(manager));
  const edits = installs.flatMap((install) => sortedPackages(doc, run, install) ?? []);
  if (edits.length === 0 || installs.every((install) => areSorted(doc, install))) return undefined;
  return {
    id: "sort-packages",
    kind: "refactor.rewrite",
    title: titled("Sort the packages, one on each line"),
    review: false,
    edits: () => edits,
  };
};
