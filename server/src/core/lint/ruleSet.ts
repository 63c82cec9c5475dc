// Which rules run and how loud: a configuration made ready for use.
import { buildkitChecks, isBuildkitCheck } from "../knowledge/buildkitChecks";
import { rules as allRules } from "../rules";
import type { Rule, RuleOptions, Severity } from "../rules/rule";
import type { LintConfig, Profile } from "./types";

/** A rule that is on, with the severity that the configuration gives it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** Immutable; also the owner of the caches of findings, so that another configuration starts afresh. */
export interface RuleSet {
  readonly active: readonly ActiveRule[];
  /** BuildKit's experimental checks, which a `# check=experimental=` in the file can switch on. */
  readonly onRequest: readonly ActiveRule[];
  readonly options: RuleOptions;
  readonly obeySuppressions: boolean;
}

const namesOf = (rule: Rule): readonly string[] => [rule.id, ...rule.aliases];
/** Ids and aliases, as the rules spell them. */
export const ruleNames = (rules: readonly Rule[]): readonly string[] => rules.flatMap(namesOf);

/** hadolint's own rules and those of ShellCheck, by their names there. */
export const isHadolintName = (name: string): boolean => /^(DL|SC)\d+$/.test(name);
const isExperimental = (rule: Rule): boolean => rule.aliases.some((name) => buildkitChecks[name]?.experimental);

/** The rule is on in the profile before `select` and `ignore`. */
export function inProfile(rule: Rule, profile: Profile): boolean {
  switch (profile) {
    case "default":
      return rule.defaultOn;
    case "buildkit":
      return rule.aliases.some(isBuildkitCheck) && !isExperimental(rule);
    case "hadolint":
      return rule.aliases.some(isHadolintName);
    case "all":
      return true;
  }
}

/** Finds a rule by id or alias, without regard to case. */
export function findRule(name: string, rules: readonly Rule[] = allRules): Rule | undefined {
  const wanted = name.toLowerCase();
  return rules.find((rule) => namesOf(rule).some((known) => known.toLowerCase() === wanted));
}

/** Names are ids or aliases in any case; `all` stands for every rule. Unknown names are passed over: whoever read the configuration reports them. */
export function ruleSet(config: LintConfig, rules: readonly Rule[] = allRules): RuleSet {
  const named = (names: readonly string[]) => {
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    return (rule: Rule): boolean => wanted.has("all") || namesOf(rule).some((name) => wanted.has(name.toLowerCase()));
  };
  const selected = named(config.select);
  const ignored = named(config.ignore);
  const severities = new Map(Object.entries(config.severity).map(([name, severity]) => [name.toLowerCase(), severity]));
  const severityOf = (rule: Rule): Severity => {
    const own = namesOf(rule).find((name) => severities.has(name.toLowerCase()));
    return (own && severities.get(own.toLowerCase())) || rule.severity;
  };
  const usable = rules.filter((rule) => !ignored(rule)).map((rule) => ({ rule, severity: severityOf(rule) }));
  const isOn = ({ rule }: ActiveRule): boolean => selected(rule) || inProfile(rule, config.profile);
  return {
    active: usable.filter(isOn),
    onRequest: usable.filter((entry) => !isOn(entry) && isExperimental(entry.rule)),
    options: {
      strict: config.profile === "hadolint" || config.profile === "all" || config.select.some((name) => name.toLowerCase() === "all"),
      buildkit: config.profile === "buildkit",
      trustedRegistries: config.trustedRegistries,
      labelSchema: config.labelSchema,
      strictLabels: config.strictLabels,
    },
    obeySuppressions: !config.disableSuppressions,
  };
}

/** Makes rule sets that equal configurations share, and so their caches. */
export function sharedRuleSets(): (config: LintConfig) => RuleSet {
  const sets = new Map<string, RuleSet>();
  return (config) => {
    const key = JSON.stringify(config);
    const set = sets.get(key) ?? ruleSet(config);
    sets.set(key, set);
    return set;
  };
}
