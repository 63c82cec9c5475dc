// What one source of configuration says: a file's text or the editor's settings, read into the part of a configuration that it sets.
import {
  defaultConfig,
  type FailLevel,
  isHadolintName,
  type LintConfig,
  type Message,
  type Rule,
  ruleNames,
  type Severity,
} from "../../core";
import type { ConfigFile } from "./find";
import { dockwrightFile, hadolintFile, type hadolintKeys, settingsKeys, settingsSection } from "./keys";
import { type ConfigNode, fromJson, type Place } from "./node";
import { type ConfigProblem, configMessages } from "./problem";
import type { Reading, ValuesOf } from "./types";
import type { readYaml } from "./yaml";

export interface LoadedConfig {
  readonly config: LintConfig;
  readonly failOn: FailLevel;
  /** False: the editor's settings switch findings off. */
  readonly enabled: boolean;
  /** Where the file that counts lies. */
  readonly file: string | undefined;
  readonly problems: readonly ConfigProblem[];
}

/** What one source says; keys that it leaves out are missing. */
export type Layer = Partial<LintConfig> & { readonly failOn?: FailLevel; readonly enabled?: boolean };

function readingFor(file: string, rules: readonly Rule[], foreign: boolean, problems: ConfigProblem[]): Reading {
  return {
    ruleNames: new Map(ruleNames(rules).map((name) => [name.toLowerCase(), name])),
    isForeignRule: (name) => foreign && isHadolintName(name.toUpperCase()),
    report: (at: Place | undefined, message: Message) => void problems.push({ file, at, message }),
  };
}

/** Keys that were left out or wrong must not hide those of the layer below. */
const present = (layer: Layer): Layer => Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined));

function ownLayer(root: ConfigNode, reading: Reading): Layer {
  const read = dockwrightFile.read(root, "", reading) ?? {};
  return present({
    profile: read.profile,
    select: read.select,
    ignore: read.ignore,
    severity: read.severity,
    trustedRegistries: read["trusted-registries"],
    labelSchema: read["label-schema"],
    strictLabels: read["strict-labels"],
    disableSuppressions: read["disable-suppressions"],
    failOn: read["fail-on"],
  });
}

/** `override` changes how loud a rule is and switches none on: most who write it want less of it. */
function hadolintLayer(root: ConfigNode, reading: Reading): Layer {
  const read = hadolintFile.read(root, "", reading) ?? {};
  const { override } = read;
  const severity: Record<string, Severity> = {};
  for (const level of ["style", "info", "warning", "error"] as const) {
    for (const rule of override?.[level] ?? []) severity[rule] = level; // the louder one is set later and wins, as in hadolint
  }
  return present({
    ignore: read.ignored,
    severity: override && severity,
    trustedRegistries: read.trustedRegistries,
    labelSchema: read["label-schema"],
    strictLabels: read["strict-labels"],
    disableSuppressions: read["disable-ignore-pragma"],
    failOn: read["no-fail"] ? "never" : failOnOf(read["failure-threshold"]),
  });
}

/** Everything is at least as loud as `ignore`, so any finding fails. */
const failOnOf = (threshold: ValuesOf<typeof hadolintKeys>["failure-threshold"]): FailLevel | undefined =>
  threshold === "ignore" || threshold === "none" ? "style" : threshold;

/** @param settings any JSON, as the editor sent it */
export function settingsLayer(settings: unknown, rules: readonly Rule[], problems: ConfigProblem[]): Layer {
  const reading = readingFor("settings", rules, false, problems);
  const root = fromJson(settings);
  if (root.kind !== "map") return {};
  // The section also holds what concerns the editor only (`trace.server`): the editor checks those.
  const entries = root
    .entries()
    .filter(({ key, value }) => Object.hasOwn(settingsKeys, key) && !(value.kind === "scalar" && value.value === null));
  const { enable, ...config } = settingsSection.read({ ...root, entries: () => entries }, "", reading) ?? {};
  return present({ ...config, enabled: enable });
}

/** Bytes; a larger configuration is not read. */
export const largestConfig = 1024 * 1024;

/** @param text null where the file cannot be read @param yaml given, because the library is large and not always needed */
export function fileLayer(
  file: ConfigFile,
  text: string | null,
  yaml: typeof readYaml,
  rules: readonly Rule[],
  problems: ConfigProblem[],
): Layer {
  const reading = readingFor(file.location, rules, file.dialect === "hadolint", problems);
  if (text === null) {
    reading.report(undefined, { template: configMessages.unreadable, values: { detail: `not a file of at most ${largestConfig} bytes` } });
    return {};
  }
  const { root, errors } = yaml(text);
  for (const { detail, ...at } of errors) reading.report(at, { template: configMessages.yaml, values: { detail } });
  if (!root) return {};
  return file.dialect === "dockwright" ? ownLayer(root, reading) : hadolintLayer(root, reading);
}

/** Defaults, the editor's settings over them, the file over both. */
export function merged(file: ConfigFile | undefined, below: Layer, above: Layer, problems: readonly ConfigProblem[]): LoadedConfig {
  const { failOn = "warning", enabled = true, ...config } = { ...defaultConfig, ...below, ...above };
  return { config, failOn, enabled, file: file?.location, problems };
}
