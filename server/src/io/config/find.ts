// Finds the configuration file that counts for a Dockerfile: the nearest one in its directory or above.
import type { FileSystem } from "../fileSystem";

/** The project's own names first; a directory's own file wins over any hadolint file. */
export const ownNames: readonly string[] = [".dockwright.yaml", ".dockwright.yml"];
export const hadolintNames: readonly string[] = [".hadolint.yaml", ".hadolint.yml"];

export interface ConfigFile {
  readonly location: string;
  readonly dialect: "dockwright" | "hadolint";
}

/** Every place to look at, the nearest first. @param folder the Dockerfile's directory */
export function candidates(files: FileSystem, folder: string): readonly ConfigFile[] {
  const list: ConfigFile[] = [];
  for (let at: string | undefined = folder; at !== undefined; at = files.parent(at)) {
    for (const name of ownNames) list.push({ location: files.join(at, name), dialect: "dockwright" });
    for (const name of hadolintNames) list.push({ location: files.join(at, name), dialect: "hadolint" });
  }
  return list;
}

/** The nearest `.dockwright.yaml`; only where no directory above has one, the nearest `.hadolint.yaml`. */
export function choose(list: readonly ConfigFile[], isThere: (file: ConfigFile, index: number) => boolean): ConfigFile | undefined {
  const there = list.filter(isThere);
  return there.find(({ dialect }) => dialect === "dockwright") ?? there[0];
}

export async function findConfig(files: FileSystem, dockerfile: string): Promise<ConfigFile | undefined> {
  const folder = files.parent(dockerfile);
  if (folder === undefined) return undefined;
  const list = candidates(files, folder);
  const stamps = await Promise.all(list.map(({ location }) => files.stamp(location)));
  return choose(list, (_, index) => stamps[index] !== undefined);
}
