// Findings about comments that silence nothing.
import type { Dockerfile } from "../model/types";
import { lineStart } from "../text/lines";
import { remove, type Span, type TextEdit } from "../text/span";
import { fileFinding } from "./plan";
import { type ActiveRule, findRule } from "./ruleSet";
import type { SuppressionIndex, UnusedName } from "./suppress";
import type { Finding } from "./types";

const id = "unused-suppression";

/** Takes one name out of the list, or the whole comment line where it is the only one. */
function removal(doc: Dockerfile, { suppression, nth }: UnusedName): readonly TextEdit[] {
  const { nameSpans, span } = suppression;
  const own = nameSpans[nth];
  if (!own) return [];
  const next = nameSpans[nth + 1];
  const before = nameSpans[nth - 1];
  if (next) return [remove({ start: own.start, end: next.start })];
  if (before) return [remove({ start: before.end, end: own.end })];
  const option = suppression.kind === "check" ? skipOption(doc.text, suppression) : undefined;
  if (option) return [remove(option)];
  const start = lineStart(doc.text, span.start);
  const end = doc.text.indexOf("\n", span.end);
  return [remove({ start, end: end < 0 ? doc.text.length : end + 1 })];
}

/** `skip=A;` of a `# check=` that has other options too, such as `error=true`, which must stay. */
function skipOption(text: string, { listSpan }: UnusedName["suppression"]): Span | undefined {
  const start = text.lastIndexOf("skip", listSpan.start);
  if (text[listSpan.end] === ";") return { start, end: listSpan.end + 1 };
  return text[start - 1] === ";" ? { start: start - 1, end: listSpan.end } : undefined;
}

/** @param active the rules that ran: a comment for one that did not run may be of use elsewhere. */
export function unusedSuppressions(doc: Dockerfile, suppressions: SuppressionIndex, active: readonly ActiveRule[]): readonly Finding[] {
  const own = active.find(({ rule }) => rule.id === id);
  if (!own) return [];
  const on = new Set(active.map((entry) => entry.rule.id));
  const findings: Finding[] = [];
  for (const unused of suppressions.unused()) {
    const { suppression, nth } = unused;
    const name = suppression.names[nth] ?? "";
    const span = suppression.nameSpans[nth];
    const named = name === "all" ? undefined : findRule(name);
    const unknown = name !== "all" && !named && suppression.kind === "dockwright";
    if (!span || (!unknown && (!named || !on.has(named.id) || named.id === id))) continue;
    findings.push(
      fileFinding(own, {
        at: span,
        says: [unknown ? "unknown" : "unused", { name }],
        tag: "unnecessary",
        fix: {
          title: ["removal", { name }],
          // The other tool may be another release than the one that is known here.
          safety: suppression.kind === "dockwright" ? "safe" : "review",
          edits: () => removal(doc, unused),
        },
      }),
    );
  }
  return findings;
}
