// Makes the configuration of a Dockerfile that an editor shows: what the file next to it says, over the editor's settings, over the defaults.
import type { Rule } from "../../core";
import type { FileSystem } from "../fileSystem";
import { findConfig } from "./find";
import { fileLayer, type LoadedConfig, largestConfig, merged, settingsLayer } from "./layers";
import type { ConfigProblem } from "./problem";

/** Never throws. @param files @param dockerfile undefined for a buffer that lies nowhere @param settings of the editor, any JSON */
export async function loadConfig(
  files: FileSystem | undefined,
  dockerfile: string | undefined,
  rules: readonly Rule[],
  settings?: unknown,
): Promise<LoadedConfig> {
  const problems: ConfigProblem[] = [];
  const file = files && dockerfile !== undefined ? await findConfig(files, dockerfile) : undefined;
  const below = settingsLayer(settings, rules, problems);
  if (!files || !file) return merged(undefined, below, {}, problems);
  const [text, { readYaml }] = await Promise.all([files.readText(file.location, largestConfig), import("./yaml")]);
  return merged(file, below, fileLayer(file, text, readYaml, rules, problems), problems);
}
