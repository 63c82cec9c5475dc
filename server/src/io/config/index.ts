// The configuration of the Dockerfiles in a folder, read from the disk without waiting, for the command line.
import { basename, resolve } from "node:path";
import type { FailLevel, LintConfig } from "../../core";
import { rules } from "../../core";
import { disk } from "../disk";
import { readTextSync, stampSync } from "../files";
import { type ConfigFile, candidates, choose, hadolintNames } from "./find";
import { fileLayer, largestConfig, merged } from "./layers";
import { type ConfigProblem, problemText } from "./problem";
import { readYaml } from "./yaml";

export interface FolderConfig {
  readonly config: LintConfig;
  /** What the file says; undefined where it says nothing. */
  readonly failOn: FailLevel | undefined;
  /** `file:line:column: message`, in English. */
  readonly problems: readonly string[];
}

const named = (path: string): ConfigFile => ({
  location: resolve(path),
  dialect: hadolintNames.includes(basename(path)) ? "hadolint" : "dockwright",
});

/**
 * The nearest file in the folder or above it. Never throws: what is wrong is in `problems`, everything else counts.
 * @param folder absolute @param file to be read instead of the nearest one (`--config`); `.hadolint.yaml` by its name, else in Dockwright's own keys
 */
export function loadConfig(folder: string, file?: string): FolderConfig {
  const found = file === undefined ? choose(candidates(disk, folder), ({ location }) => stampSync(location) !== undefined) : named(file);
  const problems: ConfigProblem[] = [];
  const text = found ? readTextSync(found.location, largestConfig) : undefined;
  const layer = found ? fileLayer(found, text?.ok ? text.text : null, readYaml, rules, problems) : {};
  return { config: merged(found, {}, layer, problems).config, failOn: layer.failOn, problems: problems.map(problemText) };
}
