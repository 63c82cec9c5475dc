// Applies fixes to a Dockerfile until nothing is left to fix, and takes back what would break it.
import type { Facts } from "../facts";
import { lint } from "../lint";
import type { RuleSet } from "../lint/ruleSet";
import type { Finding } from "../lint/types";
import { readDockerfile } from "../model";
import type { Dockerfile } from "../model/types";
import type { FixEdit, Safety } from "../rules/rule";
import { parse } from "../syntax";
import { applyEdits, overlaps } from "../text/span";

export interface AppliedFix {
  readonly rule: string;
  readonly title: { readonly template: string; readonly values: Readonly<Record<string, string | number>> };
}

export interface FixResult {
  readonly text: string;
  readonly applied: readonly AppliedFix[];
  /** Edits of other files, by path relative to the Dockerfile's directory; only with `review`. */
  readonly otherFiles: readonly FixEdit[];
}

const passes = 20;
const read = (text: string): Dockerfile => readDockerfile(parse(text));

/** @param safety `safe`: only safe fixes; `review`: these too. @param only restricts to some rule ids. */
export function fixAll(text: string, set: RuleSet, facts: Facts, safety: Safety = "safe", only?: (finding: Finding) => boolean): FixResult {
  const applied: AppliedFix[] = [];
  const otherFiles: FixEdit[] = [];
  const refused = new Set<string>();
  let current = text;
  for (let pass = 0; pass < passes; pass++) {
    const doc = read(current);
    const wanted = lint(doc, set, facts).filter((finding) => !refused.has(identity(finding)) && (only?.(finding) ?? true));
    const step = onePass(doc, wanted, safety, refused);
    if (step.text === current && step.otherFiles.length === 0) break;
    applied.push(...step.applied);
    otherFiles.push(...step.otherFiles);
    for (const finding of step.elsewhere) refused.add(identity(finding)); // other files are edited once; the facts do not change here
    if (step.text === current) break;
    current = step.text;
  }
  return { text: current, applied, otherFiles };
}

const identity = (finding: Finding): string => `${finding.rule} ${JSON.stringify(finding.message)}`;

interface Step {
  readonly text: string;
  readonly applied: readonly AppliedFix[];
  readonly otherFiles: readonly FixEdit[];
  readonly elsewhere: readonly Finding[];
}

function onePass(doc: Dockerfile, findings: readonly Finding[], safety: Safety, refused: Set<string>): Step {
  const taken: FixEdit[] = [];
  const applied: AppliedFix[] = [];
  const otherFiles: FixEdit[] = [];
  const elsewhere: Finding[] = [];
  let text = doc.text;
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.safety === "safe" || safety === "review");
    if (!fix) continue;
    const edits = fix.edits();
    const here = edits.filter((edit) => edit.file === undefined);
    if (here.some((edit) => taken.some((other) => overlaps(edit.span, other.span)))) continue; // the next pass sees it again
    const next = tryEdits(doc, [...taken, ...here]);
    if (edits.length === 0 || next === undefined) {
      refused.add(identity(finding));
      continue;
    }
    taken.push(...here);
    text = next;
    applied.push({ rule: finding.rule, title: fix.title });
    const others = edits.filter((edit) => edit.file !== undefined);
    otherFiles.push(...others);
    if (others.length > 0) elsewhere.push(finding);
  }
  return { text, applied, otherFiles, elsewhere };
}

/** The edited text, or undefined where it has an error that the file did not have before, or changes nothing. */
export function tryEdits(doc: Dockerfile, edits: readonly FixEdit[]): string | undefined {
  try {
    const next = applyEdits(doc.text, edits);
    return read(next).errors.length > doc.errors.length ? undefined : next;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // edits of one fix that overlap
    throw error;
  }
}
