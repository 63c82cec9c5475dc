// Workspaces of npm, yarn, pnpm, bun and lerna: where one is, and whether a folder that is copied is one of its packages, which the install reads.
import { contextRoots, namesIn } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { sourceArguments } from "../../model/arguments";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { globMatches } from "../../text/glob";
import { isJsonObject, readJsonObject } from "../../text/json";
import { isWithin } from "../../text/path";

export const ofWorkspaces = /^(?:npm|yarn|pnpm|bun)$/;
const files = ["pnpm-workspace.yaml", "package.json", "lerna.json"] as const;

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

function inJson(text: string): readonly string[] {
  const json = readJsonObject(text);
  const workspaces = json?.workspaces;
  return [...texts(isJsonObject(workspaces) ? workspaces.packages : workspaces), ...texts(json?.packages)];
}

/** The list under `packages:`, each on a line of its own or all in brackets. */
function inYaml(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim());
  const at = lines.findIndex((line) => line.startsWith("packages:"));
  if (at < 0) return [];
  const rest = (lines[at] ?? "").slice("packages:".length);
  const end = lines.findIndex((line, index) => index > at && line !== "" && !/^[-#]/.test(line));
  const items = rest.includes("[") ? rest.replace(/[[\]]/g, "").split(",") : lines.slice(at + 1, end < 0 ? undefined : end);
  return items.flatMap(
    (item) =>
      item
        .split(" #")[0]
        ?.replace(/^\s*-?\s*|["']/g, "")
        .trim() || [],
  );
}

/** Patterns of the packages' folders, relative to the workspace. */
function patternsIn(facts: Facts, root: string): readonly string[] {
  return files.flatMap((name) => {
    const text = facts.files.get(root + name) ?? "";
    return name === "pnpm-workspace.yaml" ? inYaml(text) : inJson(text);
  });
}

interface Workspace {
  /** Its folder, seen from the Dockerfile's, in front of a path. */
  readonly root: string;
  readonly patterns: readonly string[];
}

/** @param folders in front of a path; by default where the context may begin */
export function workspaceOf(facts: Facts, folders: readonly string[] = contextRoots): Workspace | undefined {
  for (const root of folders) {
    const patterns = patternsIn(facts, root);
    if (patterns.length > 0) return { root, patterns };
  }
  return undefined;
}

interface Pattern {
  /** `packages/*`, `apps/**`, `tools/cli`. */
  readonly glob: string;
  /** What stands in front of the first wildcard, without a slash at its end. */
  readonly stem: string;
}

function readPattern(text: string): readonly Pattern[] {
  const glob = text.replace(/^\.?\//, "").replace(/\/$/, "");
  return text.startsWith("!") ? [] : [{ glob, stem: (glob.split(/[*?[{]/, 1)[0] ?? "").replace(/\/$/, "") }];
}

/** The install reads the list of dependencies in it, or may do so. @param folder in the context. @param copies of the stage */
export function isWorkspacePackage(facts: Facts, folder: string, copies: readonly Instruction[]): boolean {
  const workspace = workspaceOf(facts);
  if (!workspace)
    return copies.some((copy) => sourceArguments(copy).some(({ text }) => /(?:^|\/)(?:pnpm-workspace\.yaml|lerna\.json)["']?$/.test(text)));
  const patterns = workspace.patterns.flatMap(readPattern);
  // A folder around packages holds them all.
  if (patterns.some(({ stem }) => stem !== "" && isWithin(stem, folder))) return true;
  const isNamed = patterns.some(({ glob, stem }) => globMatches(glob, folder) || (glob.includes("**") && isWithin(folder, stem)));
  return isNamed && namesIn(facts, workspace.root + folder)?.has("package.json") !== false;
}

/** @param folders of the context that are copied */
export function workspaceQueries(file: Dockerfile, facts: Facts, folders: readonly string[]): readonly FactQuery[] {
  if (!file.each("RUN").some(({ arguments: { text } }) => /\b(?:npm|yarn|pnpm|bun)\b/.test(text))) return [];
  const root = workspaceOf(facts)?.root;
  const listings = root === undefined ? [] : folders.map((folder) => ({ kind: "directory", path: root + folder }) as const);
  const inRoots = contextRoots.flatMap((each) => files.map((name) => ({ kind: "file", path: each + name }) as const));
  return [...inRoots, ...listings, ...folders.flatMap((folder) => filesWithin(facts, folder))];
}

/** A folder that is copied may hold a workspace of its own. */
function filesWithin(facts: Facts, folder: string): readonly FactQuery[] {
  const root = contextRoots.find((each) => namesIn(facts, each + folder));
  const names = root === undefined ? undefined : namesIn(facts, root + folder);
  return files.flatMap((name) => (names?.has(name) ? ({ kind: "file", path: `${root}${folder}/${name}` } as const) : []));
}
