// Runs the rules that look at the whole file; one that found nothing waits until what it reads has changed.

import { signature } from "../model/signature";
import type { Dockerfile } from "../model/types";
import type { Context, FileContext } from "../rules/rule";
import { fileFinding, type Plan, type ReportCrash } from "./plan";
import type { Finding } from "./types";

/** A user's session sees few files; the set is started anew when it grows over this. */
const mostCleanSignatures = 256;

export function runFileRules(doc: Dockerfile, plan: Plan, base: Context, into: Finding[], crashed: ReportCrash): void {
  const file: FileContext = Object.assign(Object.create(doc) as Dockerfile, base);
  const signatures = new Map<string, string>();
  const signatureOf = (reads: ReadonlySet<string>): string => {
    const key = [...reads].join();
    const known = signatures.get(key) ?? signature(doc.each(), reads);
    signatures.set(key, known);
    return known;
  };
  for (const entry of plan.fileRules) {
    const seen = entry.reads && signatureOf(entry.reads);
    if (seen !== undefined && entry.clean.has(seen)) continue;
    const before = into.length;
    try {
      for (const found of entry.rule.check(file)) into.push(fileFinding(entry, found));
    } catch (error) {
      crashed(entry.rule.id, error);
      continue;
    }
    if (seen === undefined || into.length > before) continue;
    if (entry.clean.size >= mostCleanSignatures) entry.clean.clear();
    entry.clean.add(seen);
  }
}
