// Runs the rules over a Dockerfile. What depends on nothing that was edited is not worked out again.
import type { Facts } from "../facts";
import type { Dockerfile } from "../model/types";
import type { Context } from "../rules/rule";
import { scriptsOf } from "../shell/scriptsOf";
import { emptyCache, planOf, type ReportCrash } from "./plan";
import type { ActiveRule, RuleSet } from "./ruleSet";
import { runFileRules } from "./runFileRules";
import { runInstructionRules } from "./runInstructionRules";
import { runStageRules } from "./runStageRules";
import type { Finding } from "./types";

/** Findings of all active rules, unsuppressed, sorted by position. Never throws: a rule that does is reported and passed over. */
export function runRules(doc: Dockerfile, set: RuleSet, active: readonly ActiveRule[], facts: Facts, crashed: ReportCrash): Finding[] {
  const plan = planOf(active);
  const base: Context = { facts, options: set.options, scripts: (instruction) => scriptsOf(doc, instruction) };
  const findings: Finding[] = [];
  if (plan.kept.version !== facts.version) {
    Object.assign(plan.kept, emptyCache(facts.version));
    for (const { clean } of plan.fileRules) clean.clear();
  }
  runFileRules(doc, plan, base, findings, crashed);
  runStageRules(doc, plan, base, findings, crashed);
  runInstructionRules(doc, plan, base, findings, crashed);
  return findings.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
