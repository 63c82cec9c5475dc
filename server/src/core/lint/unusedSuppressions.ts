// Findings about comments that silence nothing.
import { removeIgnored } from "../edits";
import { explanationAbove } from "../model/explained";
import type { Dockerfile } from "../model/types";
import { fileFinding } from "./plan";
import { type ActiveRule, findRule } from "./ruleSet";
import type { SuppressionIndex } from "./suppress";
import { hadolintMayReport } from "./theirConditions";
import type { Finding } from "./types";

const id = "unused-suppression";

/** @param active the rules that ran: a comment for one that did not run may be of use elsewhere. */
export function unusedSuppressions(doc: Dockerfile, suppressions: SuppressionIndex, active: readonly ActiveRule[]): readonly Finding[] {
  const own = active.find(({ rule }) => rule.id === id);
  if (!own) return [];
  const on = new Set(active.map((entry) => entry.rule.id));
  const findings: Finding[] = [];
  for (const { suppression, nth } of suppressions.unused()) {
    const name = suppression.names[nth] ?? "";
    const span = suppression.nameSpans[nth];
    const named = name === "all" ? undefined : findRule(name);
    const unknown = name !== "all" && !named && suppression.kind === "dockwright";
    if (!span || (!unknown && (!named || !on.has(named.id) || named.id === id))) continue;
    if (suppression.kind === "hadolint" && hadolintMayReport(doc, suppression, name)) continue;
    // What explains the comment would be left over without it.
    const explained = suppression.nameSpans.length === 1 && explanationAbove(doc, suppression.span.start) !== "";
    findings.push(
      fileFinding(own, {
        at: span,
        says: [unknown ? "unknown" : "unused", { name }],
        tag: "unnecessary",
        fix: explained
          ? undefined
          : {
              title: ["removal", { name }],
              // The other tool may be another release than the one that is known here.
              safety: suppression.kind === "dockwright" ? "safe" : "review",
              edits: () => [removeIgnored(doc, suppression, nth) ?? []].flat(),
            },
      }),
    );
  }
  return findings;
}
