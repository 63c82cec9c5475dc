// Which package of a workspace a command line is about, by the files that name the workspace's folders.
import { absolute } from "../image";
import { readJsonObject } from "../text/json";
import { joinPath } from "../text/path";
import { type Setting, sourceAt } from "./setting";

/** Where the packages of a workspace usually lie. */
const usualFolders = ["", "packages/", "apps/", "services/"] as const;
const mostFolders = 60;

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);

/** The list under `packages:` of pnpm-workspace.yaml. */
const inYaml = (text: string): readonly string[] => {
  const list = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?\r?(?:\n|$)){1,100})/m.exec(text)?.[1] ?? "";
  return [...list.matchAll(/^[ \t]*-[ \t]*["']?([^"'#\s]+)/gm)].map(([, pattern = ""]) => pattern);
};

/** Patterns of folders: `packages/*`. */
function patternsOf(directory: string, setting: Setting): readonly string[] {
  const json = (name: string) => readJsonObject(sourceAt(setting, joinPath(directory, name))?.text ?? "");
  const workspaces: unknown = json("package.json")?.workspaces;
  const inObject: unknown =
    typeof workspaces === "object" && workspaces !== null && "packages" in workspaces ? workspaces.packages : undefined;
  const ofPnpm = sourceAt(setting, joinPath(directory, "pnpm-workspace.yaml"))?.text;
  return [...textsIn(workspaces), ...textsIn(inObject), ...(ofPnpm === undefined ? [] : inYaml(ofPnpm))];
}

/** `x/*` and `x/**` are the folders in x. */
function* foldersOf(pattern: string, directory: string, { image }: Setting): Iterable<string> {
  if (pattern.startsWith("!")) return;
  const [, above] = /^(.*?)\/?\*+$/.exec(pattern) ?? [];
  if (above === undefined) yield joinPath(directory, pattern);
  else for (const name of image.names(absolute(above || ".", directory))) yield joinPath(absolute(above || ".", directory), name);
}

/** `@shop/api` is meant by `api`, too. */
const isCalled = (name: string | undefined, wanted: string): boolean =>
  name !== undefined && (name === wanted || (!wanted.startsWith("@") && name.replace(/^@[^/]*\//, "") === wanted));

/**
 * The folder of the package; undefined: it is not found.
 * @param nameIn the name in the package.json of a folder; null: there is none, undefined: it says none.
 */
export function workspaceFolder(
  workspace: string,
  directory: string,
  setting: Setting,
  nameIn: (folder: string) => string | null | undefined,
): string | undefined {
  const wanted = workspace.replace(/^\{|\}$|\/$/g, "");
  const own = absolute(wanted, directory);
  if (wanted.includes("/") && !wanted.startsWith("@") && nameIn(own) !== null) return own;
  const folders = patternsOf(directory, setting).flatMap((pattern) => [...foldersOf(pattern, directory, setting)]);
  const named = folders.slice(0, mostFolders).find((folder) => isCalled(nameIn(folder) ?? undefined, wanted));
  if (named !== undefined) return named;
  const plain = wanted.replace(/^@[^/]*\//, "").replace(/^\.\//, "");
  return usualFolders.map((each) => absolute(each + plain, directory)).find((folder) => nameIn(folder) !== null);
}
