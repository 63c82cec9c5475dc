// The files of a project that start its builds: bake, Compose, workflows, Makefiles, files of other build tools, scripts, pages for people. Which they are, and their texts.
import type { FactQuery, Facts } from "../facts";

/** Where a project begins, seen from the Dockerfile's folder: there its builds are written down. */
const folders: readonly string[] = Array.from({ length: 10 }, (_, above) => (above === 0 ? "." : Array(above).fill("..").join("/")));

const startsBuilds =
  /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json)|(?:GNU)?[Mm]akefile|.*\.mk|Justfile|justfile|Taskfile\.ya?ml|package\.json|\.?devcontainer\.json|\.(?:gitlab-ci|travis|drone|woodpecker|cirrus|goreleaser|appveyor)\.ya?ml|(?:appveyor|azure-pipelines|bitbucket-pipelines|buildspec|cloudbuild|dazzle|skaffold)\.ya?ml|Jenkinsfile|Earthfile|Rakefile|Tiltfile|pom\.xml|.*\.gradle(?:\.kts)?|magefile\.go|tox\.(?:ini|toml)|pyproject\.toml|hatch\.toml|(?:[a-z]+-)*(?:build|builder|release|publish|push)(?:-[a-z]+)*|.*\.(?:sh|py|ps1)|(?:README|CONTRIBUTING)(?:\.\w+)?)$/;

/** Folders of a project where its scripts lie. */
const ofScripts = /^(?:scripts?|hack|build|ci|\.ci|bin|tools?|make|makefiles|docker|release|\.circleci)\/$/;
const inScripts = /^(?:scripts?|build|ci|docker|make|makefiles|release)\/$/;

/** Files of a folder, workflows of a project: more than these nobody reads for one line of a Dockerfile. */
const mostFiles = 24;
const mostFolders = 6;

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

const foldersIn = (facts: Facts, folder: string, wanted: RegExp): readonly string[] =>
  (facts.directories.get(folder) ?? [])
    .filter((name) => wanted.test(name))
    .slice(0, mostFolders)
    .map((name) => inFolder(folder, name.slice(0, -1)));

/** Folders of scripts at the project's root, and those of scripts within them. */
export function scriptFolders(facts: Facts): readonly string[] {
  const root = projectFolders(facts).at(-1);
  if (root === undefined) return [];
  const outer = foldersIn(facts, root, ofScripts);
  return [...outer, ...outer.flatMap((folder) => foldersIn(facts, folder, inScripts))];
}

const pathsOf = (facts: Facts): readonly string[] => [
  ...new Set([
    ...projectFolders(facts).flatMap((folder) => [
      ...filesIn(facts, folder, startsBuilds),
      ...filesIn(facts, workflows(folder), /\.ya?ml$/),
    ]),
    ...scriptFolders(facts).flatMap((folder) => filesIn(facts, folder, startsBuilds)),
  ]),
];

/** The folders up to the project's root first, then the files in them that may start a build. */
export const buildFileQueries = (facts: Facts): readonly FactQuery[] => [
  ...folderQueries,
  ...projectFolders(facts)
    .filter((folder) => facts.directories.get(folder)?.some((name) => name === ".github/" || name === ".github"))
    .map((folder) => ({ kind: "directory", path: workflows(folder) }) as const),
  ...scriptFolders(facts).map((path) => ({ kind: "directory", path }) as const),
  ...pathsOf(facts).map((path) => ({ kind: "file", path }) as const),
];

export interface BuildFile {
  /** Relative to the Dockerfile's folder. */
  readonly path: string;
  readonly text: string;
}

const found = new WeakMap<Facts, readonly BuildFile[]>();

/** Once for the same facts: many rules ask. */
export function buildFilesOf(facts: Facts): readonly BuildFile[] {
  const known = found.get(facts);
  if (known) return known;
  const files = pathsOf(facts).flatMap((path) => {
    const text = facts.files.get(path);
    return typeof text === "string" ? { path, text } : [];
  });
  found.set(facts, files);
  return files;
}
