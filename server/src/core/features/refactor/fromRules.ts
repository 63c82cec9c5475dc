// Fixes of rules that are a matter of taste, offered as refactorings whether the rule is on or not.
import { lint } from "../../lint";
import { findRule, type RuleSet, ruleSet } from "../../lint/ruleSet";
import { defaultConfig } from "../../lint/types";
import { overlaps } from "../../text/span";
import { touchedBy } from "./selection";
import type { FindRefactoring } from "./types";

/** Dependencies before sources; cache mounts. */
const offered: readonly string[] = ["copy-before-install", "missing-cache-mount"];

const sets = new Map<string, RuleSet>();

function setOf(rule: string): RuleSet {
  const known = sets.get(rule);
  if (known) return known;
  const only = findRule(rule);
  const set = ruleSet({ ...defaultConfig, profile: "all", disableSuppressions: true }, only ? [only] : []);
  sets.set(rule, set);
  return set;
}

const fromRule =
  (rule: string): FindRefactoring =>
  (doc, at, facts) => {
    const here = touchedBy(doc, at);
    if (!here.some(({ keyword }) => keyword === "RUN" || keyword === "COPY")) return undefined;
    const finding = lint(doc, setOf(rule), facts).find((each) => each.rule === rule && here.some(({ span }) => overlaps(span, each.span)));
    const [fix] = finding?.fixes ?? [];
    if (!fix) return undefined;
    return {
      id: rule,
      kind: "refactor.rewrite",
      title: fix.title,
      review: fix.safety === "review",
      edits: () => fix.edits().filter(({ file }) => file === undefined),
    };
  };

export const fromRules: readonly FindRefactoring[] = offered.map(fromRule);
