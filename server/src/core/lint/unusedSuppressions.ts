// Findings about comments that silence nothing.
import { removeIgnored } from "../edits";
import type { Dockerfile } from "../model/types";
import { type ActiveRule, findRule } from "./ruleSet";
import type { SuppressionIndex } from "./suppress";
import type { Finding } from "./types";

const id = "unused-suppression";

/** @param active the rules that ran: a comment for one that did not run may be of use elsewhere. */
export function unusedSuppressions(doc: Dockerfile, suppressions: SuppressionIndex, active: readonly ActiveRule[]): readonly Finding[] {
  const own = active.find(({ rule }) => rule.id === id);
  if (!own) return [];
  const { rule, severity } = own;
  const on = new Set(active.map((entry) => entry.rule.id));
  const findings: Finding[] = [];
  for (const unused of suppressions.unused()) {
    const { suppression, nth } = unused;
    const name = suppression.names[nth] ?? "";
    const span = suppression.nameSpans[nth];
    const named = name === "all" ? undefined : findRule(name);
    const unknown = name !== "all" && !named && suppression.kind === "dockwright";
    if (!span || (!unknown && (!named || !on.has(named.id) || named.id === id))) continue;
    const message = (key: string) => ({ template: rule.messages[key] ?? "", values: { name } });
    findings.push({
      rule: id,
      aliases: rule.aliases,
      severity,
      message: message(unknown ? "unknown" : "unused"),
      span,
      fixes: [{ title: message("removal"), safety: "safe", edits: () => [removeIgnored(doc, suppression, nth) ?? []].flat() }],
      related: [],
      tag: "unnecessary",
    });
  }
  return findings;
}
