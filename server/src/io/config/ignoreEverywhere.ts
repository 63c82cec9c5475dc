// Switches a rule off for all Dockerfiles that one configuration file counts for: the new text of that file, or of one to be made.
import { isHadolintName } from "../../core";
import type { FileSystem } from "../fileSystem";
import { findConfig, ownNames } from "./find";
import { largestConfig } from "./layers";

export interface NewConfig {
  readonly location: string;
  /** undefined: there is no file yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * A new `.dockwright.yaml` would hide a `.hadolint.yaml` that counts so far, so that file gets the rule by hadolint's name for it.
 * @param names the rule's id and aliases @param folder where a new file goes; the Dockerfile's own where undefined
 */
export async function ignoreEverywhere(
  files: FileSystem,
  dockerfile: string,
  names: readonly string[],
  folder: string | undefined,
): Promise<NewConfig | undefined> {
  const found = await findConfig(files, dockerfile);
  const hadolint = found?.dialect === "hadolint";
  const name = hadolint ? names.find(isHadolintName) : names[0];
  const home = folder ?? files.parent(dockerfile);
  const location = found?.location ?? (home === undefined ? undefined : files.join(home, ownNames[0] ?? ""));
  const before = found ? await files.readText(found.location, largestConfig) : undefined;
  if (name === undefined || location === undefined || before === null) return undefined;
  const { withIgnored } = await import("./ignoreRule");
  const after = withIgnored(before ?? "", hadolint ? "ignored" : "ignore", name);
  return after === undefined ? undefined : { location, before, after };
}
