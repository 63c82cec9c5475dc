// Comments of hadolint and BuildKit are judged by the rules as those tools have them: ours may be quieter, and then theirs need the comment.
import type { Facts } from "../facts";
import type { Dockerfile } from "../model/types";
import { rules } from "../rules";
import type { ReportCrash } from "./plan";
import { findRule, type RuleSet } from "./ruleSet";
import { runRules } from "./runRules";
import type { SuppressionIndex } from "./suppress";

const kinds = ["hadolint", "check"] as const;
type Kind = (typeof kinds)[number];

/** By the rule set of the user and by which rules of whom: the caches of findings hang on a set. */
const sets = new WeakMap<RuleSet, Map<string, RuleSet>>();

function theirSet(set: RuleSet, kind: Kind, ids: ReadonlySet<string>): RuleSet {
  const ofSet = sets.get(set) ?? new Map<string, RuleSet>();
  sets.set(set, ofSet);
  const key = `${kind} ${[...ids].sort().join(" ")}`;
  const known: RuleSet = ofSet.get(key) ?? {
    ...set,
    active: rules.filter(({ id }) => ids.has(id)).map((rule) => ({ rule, severity: rule.severity })),
    options: { ...set.options, strict: kind === "hadolint", buildkit: kind === "check" },
  };
  ofSet.set(key, known);
  return known;
}

/** Marks the comments as used that silence something which the other tool itself would report. */
export function askTheirRules(doc: Dockerfile, set: RuleSet, suppressions: SuppressionIndex, facts: Facts, crashed: ReportCrash): void {
  for (const kind of kinds) {
    const names = suppressions
      .unused()
      .flatMap(({ suppression, nth }) => (suppression.kind === kind ? (suppression.names[nth] ?? []) : []));
    const ids = new Set(names.flatMap((name) => findRule(name)?.id ?? []));
    if (ids.size === 0) continue;
    const theirs = theirSet(set, kind, ids);
    for (const finding of runRules(doc, theirs, theirs.active, facts, crashed)) suppressions.covers(finding);
  }
}
