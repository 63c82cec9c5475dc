// The rules that are on for one file: its configuration file, with the command line's choices over it.
import { dirname } from "node:path";
import { defaultConfig, type FailLevel, findRule, type RuleSet, sharedRuleSets } from "../core";
import { loadConfig } from "../io/config";
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

/** @throws UsageError for an unknown rule on the command line */
export function checkRuleNames(given: Given): void {
  for (const name of [...list(given, "select"), ...list(given, "ignore")]) {
    if (name !== "all" && !findRule(name)) throw noSuchRule(name, ["all"]);
  }
}

/**
 * One per run: each configuration file is read, and complained about, once; equal configurations share a rule set and so its caches.
 * @param say one line for stderr
 */
export function settingsReader(given: Given, say: (line: string) => void): SettingsReader {
  const byFolder = new Map<string, Settings>();
  const shared = sharedRuleSets();
  const told = new Set<string>();
  function settingsFor(path: string): Settings {
    const folder = dirname(path);
    const known = byFolder.get(folder);
    if (known) return known;
    const loaded = flag(given, "no-config") ? undefined : loadConfig(folder, text(given, "config"));
    for (const problem of loaded?.problems ?? []) {
      if (!told.has(problem)) say(`dockwright: ${problem}`);
      told.add(problem);
    }
    const settings = { set: shared(overConfig(loaded?.config ?? defaultConfig, given)), failOn: loaded?.failOn };
    byFolder.set(folder, settings);
    return settings;
  }
  return { settingsFor, problems: () => told.size };
}
