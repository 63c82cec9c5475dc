// Dockerfiles that a program writes, as their head says: an edit is gone with its next run, so that no fix is safe there.
import type { Dockerfile } from "../model/types";
import type { Finding } from "./types";

const saysSo =
  /\bdo\s+not\s+(?:edit|modify)\b|\bgenerated\s+(?:via|by|from|with|automatically)\b|\bauto-?generated\b|\bcreated\s+by\b.{0,120}\bfrom\b.{0,120}\btemplate\b/i;

/** In the comments above the first instruction. */
function isGenerated({ tree, instructions }: Dockerfile): boolean {
  const first = instructions[0]?.span.start ?? 0;
  return tree.comments.some(({ span, text }) => span.start < first && saysSo.test(text));
}

export function asReviewed(doc: Dockerfile, findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ fixes }) => fixes.some(({ safety }) => safety === "safe")) || !isGenerated(doc)) return findings;
  return findings.map((finding) => ({ ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, safety: "review" as const })) }));
}
