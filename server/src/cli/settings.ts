// The rules that are on for one file: its configuration file, with the command line's choices over it.
import { dirname } from "node:path";
import { defaultConfig, type FailLevel, findRule, type RuleSet, sharedRuleSets } from "../core";
import { loadConfig } from "../io/config";
import type { Surroundings } from "./command";
import { noSuchRule } from "./hint";
import { flag, type Given, list, overConfig, text } from "./options";

export interface Settings {
  readonly set: RuleSet;
  /** From the configuration file, where there is one. */
  readonly failOn: FailLevel | undefined;
}

export interface SettingsReader {
  /** @param path absolute, of the Dockerfile */
  settingsFor(path: string): Settings;
  /** A configuration was wrong somewhere; it has been said on stderr. */
  problems(): number;
}

function checkNames(names: readonly string[]): void {
  for (const name of names) if (name !== "all" && !findRule(name)) throw noSuchRule(name, ["all"]);
}

/**
 * One per run: each configuration file is read, and complained about, once; equal configurations share a rule set and so its caches.
 * @throws UsageError for an unknown rule on the command line.
 */
export function settingsReader(given: Given, around: Surroundings): SettingsReader {
  checkNames([...list(given, "select"), ...list(given, "ignore")]);
  const byFolder = new Map<string, Settings>();
  const shared = sharedRuleSets();
  const told = new Set<string>();
  function settingsFor(path: string): Settings {
    const folder = dirname(path);
    const known = byFolder.get(folder);
    if (known) return known;
    const loaded = flag(given, "no-config") ? undefined : loadConfig(folder, text(given, "config"));
    for (const problem of loaded?.problems ?? []) {
      if (!told.has(problem)) around.err(`dockwright: ${problem}`);
      told.add(problem);
    }
    const settings = { set: shared(overConfig(loaded?.config ?? defaultConfig, given)), failOn: loaded?.failOn };
    byFolder.set(folder, settings);
    return settings;
  }
  return { settingsFor, problems: () => told.size };
}
