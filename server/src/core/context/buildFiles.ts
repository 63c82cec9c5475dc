// What the files that start a build say of it: bake, Compose, workflows, Makefiles, scripts. Which arguments they pass, which contexts they name.
import type { FactQuery, Facts } from "../facts";

/** Where a project begins, seen from the Dockerfile's folder: there its builds are written down. */
const folders = [".", "..", "../..", "../../.."] as const;

const startsBuilds =
  /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json)|(?:GNU)?[Mm]akefile|Justfile|justfile|Taskfile\.ya?ml|\.gitlab-ci\.yml|.*\.(?:sh|py)|README(?:\.\w+)?)$/;

/** Files of a folder, workflows of a project: more than these nobody reads for one line of a Dockerfile. */
const mostFiles = 24;

const inFolder = (folder: string, name: string): string => (folder === "." ? name : `${folder}/${name}`);

function filesIn(facts: Facts, folder: string, isWanted: RegExp): readonly string[] {
  const names = facts.directories.get(folder) ?? [];
  return names
    .filter((name) => isWanted.test(name))
    .slice(0, mostFiles)
    .map((name) => inFolder(folder, name));
}

const workflows = (folder: string): string => inFolder(folder, ".github/workflows");

/** Up to the root of the repository. */
export function projectFolders(facts: Facts): readonly string[] {
  const root = folders.findIndex((folder) => facts.directories.get(folder)?.some((name) => name === ".git" || name === ".git/"));
  return root < 0 ? folders.slice(0, 1) : folders.slice(0, root + 1);
}

/** Their listings; that tells where the repository begins. */
export const folderQueries: readonly FactQuery[] = folders.map((path) => ({ kind: "directory", path }) as const);

const pathsOf = (facts: Facts): readonly string[] =>
  projectFolders(facts).flatMap((folder) => [...filesIn(facts, folder, startsBuilds), ...filesIn(facts, workflows(folder), /\.ya?ml$/)]);

/** The folders up to the project's root first, then the files in them that may start a build. */
export const buildFileQueries = (facts: Facts): readonly FactQuery[] => [
  ...folderQueries,
  ...projectFolders(facts)
    .filter((folder) => facts.directories.get(folder)?.some((name) => name === ".github/" || name === ".github"))
    .map((folder) => ({ kind: "directory", path: workflows(folder) }) as const),
  ...pathsOf(facts).map((path) => ({ kind: "file", path }) as const),
];

interface BuildFile {
  readonly path: string;
  readonly text: string;
}

const textsOf = (facts: Facts): readonly BuildFile[] =>
  pathsOf(facts).flatMap((path) => {
    const text = facts.files.get(path);
    return typeof text === "string" ? { path, text } : [];
  });

/** Arguments are listed there by their names, as keys. */
const listsArguments = /\.(?:ya?ml|hcl|json)$/;

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** `--build-arg NAME=…` on a command line, in a file or in a comment. */
export const namesBuildArg = (text: string, name: string): boolean => new RegExp(`--build-arg[= ]+["']?${escaped(name)}\\b`).test(text);

/** `--build-arg NAME=…`, or a line `NAME: …`, `- NAME=…`, `NAME = …` as in Compose, bake and workflows. */
export function passesArgument(facts: Facts, name: string): boolean {
  const key = new RegExp(`(?:^|[\\s{,"'])${escaped(name)}["']?[ \\t]*[=:]`);
  return textsOf(facts).some(({ path, text }) => namesBuildArg(text, name) || (listsArguments.test(path) && key.test(text)));
}

/** Blocks that name contexts: bake's `contexts = {…}`, Compose's `additional_contexts:`, an action's `build-contexts: |`. */
const blocks =
  /\bcontexts"?\s*[:=]\s*(?:merge\(\s*)?\{[^{}]{0,4000}\}|\b(?:additional_contexts|build-contexts):[ \t]*[|>]?-?[ \t]*\n(?:[ \t]+[^\n]*\n?){1,40}/g;

/** Variables of bake and of scripts that hold one of these values. */
function namesOfValues(text: string, values: readonly string[]): readonly string[] {
  const set = /\bvariable\s+"(\w+)"\s*\{[^{}]{0,400}?\bdefault\s*=\s*"([^"\n]*)"|^[ \t]*(?:export[ \t]+)?(\w+)=["']?([^"'\s]+)/gm;
  return [...text.matchAll(set)].flatMap(([, bake, held, own, assigned]) =>
    values.includes(held ?? assigned ?? "") ? (bake ?? own ?? []) : [],
  );
}

function namesContextIn(text: string, names: readonly string[]): boolean {
  const any = [...names, ...namesOfValues(text, names)].map(escaped).join("|");
  const key = new RegExp(`(?:^|[\\s{,"'(-])(?:${any})["')]{0,2}[ \\t]*[=:]`);
  const flag = new RegExp(`--build-context[= ]+["']?(?:\\$\\{?)?(?:${any})\\b`);
  return flag.test(text) || [...text.matchAll(blocks)].some(([block]) => key.test(block));
}

/** @param names an image as FROM has it, and the variables that it is made of. */
export const namesContext = (facts: Facts, names: readonly string[]): boolean =>
  textsOf(facts).some(({ text }) => /context/.test(text) && namesContextIn(text, names));

const startsContainer = /\b(?:docker|podman)\s+(?:container\s+)?run\b/;
const givesId = /\s(?:--user|-u)(?:[= ]\s*|(?=["']?\$))["']?[$\d]/;

/** `docker run --user "$(id -u)"`: a container that a script or a page of the project starts under an id that the image does not know. */
export const runsUnderId = (facts: Facts): boolean =>
  textsOf(facts).some(
    ({ text }) =>
      startsContainer.test(text) &&
      text
        .replace(/\\\r?\n/g, " ")
        .split("\n")
        .some((line) => startsContainer.test(line) && givesId.test(line)),
  );
