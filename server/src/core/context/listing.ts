// What lies in the build context, taken for the folder of the Dockerfile until something speaks for one above it.
import type { FactQuery, Facts } from "../facts";
import { globMatches, hasWildcard } from "../text/glob";
import { baseName, folderOf } from "../text/path";

export const rootListing: FactQuery = { kind: "directory", path: "." };

/** Where the context may begin, seen from the Dockerfile's folder: in front of a path, the likeliest first. */
export const contextRoots: readonly string[] = ["", "../", "../../", "../../../"];

const mostFolders = 12;

/** `COPY a/b/c/d/entrypoint.sh` in a/b/c/d/Dockerfile: the context begins as many folders above as the path has. */
function rootsAbove(path: string): readonly string[] {
  const folders = path.split("/").length - 1;
  return [...contextRoots.slice(1), ...(folders >= contextRoots.length && folders <= mostFolders ? ["../".repeat(folders)] : [])];
}

/** What lies in the root of a program's own folder. */
const ofProgram =
  /^(?:package\.json|go\.mod|Cargo\.toml|pyproject\.toml|requirements[\w-]*\.txt|setup\.py|Pipfile|Gemfile|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|mix\.exs|.+\.csproj)$/;

export const holdsProgram = (names: readonly string[]): boolean => names.some((name) => ofProgram.test(name));

/** The listings that tell where a context above may begin. */
const isRepository = (facts: Facts, root: string): boolean => namesIn(facts, root === "" ? "." : root.slice(0, -1))?.has(".git") === true;

export const rootQueries: readonly FactQuery[] = contextRoots.map((root) => ({
  kind: "directory",
  path: root === "" ? "." : root.slice(0, -1),
}));

/** Where `COPY . .` may copy from when this folder lacks a file: not above the repository, and not above a folder that holds a program of its own. */
export function rootsOfWhole(facts: Facts): readonly string[] {
  const last = contextRoots.findIndex((root) => isRepository(facts, root));
  const within = last < 0 ? contextRoots : contextRoots.slice(0, last + 1);
  return holdsProgram(facts.directories.get(".") ?? []) ? within.slice(0, 1) : within;
}

/** Files of the build itself: a folder that holds nothing else is not the context. */
const ofTheBuild = /dockerfile|containerfile|^\.dockerignore$|^(?:docker-)?compose|^readme|^license/i;

/** Names in the context's root; undefined where they are not known, or where the context must be another folder. */
export function contextNames(facts: Facts): readonly string[] | undefined {
  const names = facts.directories.get(".");
  return names?.some((name) => !ofTheBuild.test(name)) ? names : undefined;
}

const plainNames = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Names in a folder, without the slash of folders among them; null: no such folder, undefined: not known. */
export function namesIn(facts: Facts, folder: string): ReadonlySet<string> | null | undefined {
  const names = facts.directories.get(folder);
  if (!names) return names;
  const known = plainNames.get(names) ?? new Set(names.map((name) => name.replace(/\/$/, "")));
  plainNames.set(names, known);
  return known;
}

const foldersOnly = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A folder of that name lies there. */
export function isFolderAt(facts: Facts, path: string): boolean {
  const names = facts.directories.get(folderOf(path));
  if (!names) return false;
  const known = foldersOnly.get(names) ?? new Set(names.filter((name) => name.endsWith("/")));
  foldersOnly.set(names, known);
  return known.has(`${baseName(path)}/`);
}

/** Whether the path is there; a wildcard in its last part is compared with the names. undefined: not known. */
export function isThere(facts: Facts, path: string): boolean | undefined {
  if (path === ".") return true;
  const folder = folderOf(path);
  const name = baseName(path);
  const names = hasWildcard(folder) ? undefined : namesIn(facts, folder);
  if (!names) return names === null ? false : undefined;
  return hasWildcard(name) ? [...names].some((each) => globMatches(name, each)) : names.has(name);
}

/** Looks like a source of a context that begins above: the same path is there. */
export const isThereAbove = (facts: Facts, path: string): boolean => rootsAbove(path).some((root) => isThere(facts, root + path) === true);

/** `COPY shop/run.sh` where there is no `shop` here: in a context that is the folder above it may be this one, and this is where the file would lie here. */
export function pathWithinOwn(facts: Facts, path: string): string | undefined {
  const end = path.indexOf("/");
  return end > 0 && isThere(facts, path.slice(0, end)) === false ? path.slice(end + 1) : undefined;
}

/** The folders above, the nearest first: they tell whether this is a subfolder of a project. */
const foldersAbove = ["..", "../..", "../../.."] as const;
export const listingsAbove: readonly FactQuery[] = foldersAbove.map((path) => ({ kind: "directory", path }));

/** The Dockerfile lies below the root of a project, as in `docker/` or `.devcontainer/`: then that root may be the context. */
export function isInSubfolder(facts: Facts): boolean {
  if (namesIn(facts, ".")?.has(".git")) return false;
  return foldersAbove.some((folder) => {
    const names = namesIn(facts, folder);
    return names?.has(".git") === true || names?.has(".dockerignore") === true;
  });
}

/** Where the context begins when everything is copied and one of these is read: the Dockerfile's folder, or the nearest above, up to the repository's root. */
export function rootWith(facts: Facts, wanted: readonly string[]): string | undefined {
  for (const root of contextRoots) {
    const names = namesIn(facts, root.replace(/\/$/, "") || ".");
    if (names && wanted.some((name) => names.has(name))) return root;
    if (names?.has(".git")) return undefined;
  }
  return undefined;
}

export const questionsAbove = (path: string): readonly FactQuery[] =>
  rootsAbove(path).map((root) => ({ kind: "directory", path: folderOf(root + path) }));

const workspaceFiles: readonly string[] = ["pnpm-workspace.yaml", "turbo.json", "nx.json", "lerna.json", "rush.json", "go.work"];
const lockFiles: readonly string[] = [
  ...["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "Cargo.lock", "go.sum"],
  ...["uv.lock", "poetry.lock", "Pipfile.lock", "composer.lock", "Gemfile.lock", "mix.lock"],
];
const hasOne = (names: ReadonlySet<string> | null | undefined, wanted: readonly string[]): boolean =>
  wanted.some((name) => names?.has(name));

/** A folder above holds the workspace, or the lock file that this one lacks: it is installed, and mostly built, from there. */
export function isPartOfWorkspace(facts: Facts): boolean {
  if (hasOne(namesIn(facts, "."), [".git", ...lockFiles])) return false;
  const root = foldersAbove.findIndex((folder) => namesIn(facts, folder)?.has(".git"));
  return foldersAbove
    .slice(0, root < 0 ? 0 : root + 1)
    .some((folder) => hasOne(namesIn(facts, folder), workspaceFiles) || hasOne(namesIn(facts, folder), lockFiles));
}
