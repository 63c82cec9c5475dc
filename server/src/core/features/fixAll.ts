// Applies fixes to a Dockerfile until nothing is left to fix, and takes back what would break it.
import type { Facts } from "../facts";
import { lint } from "../lint";
import type { RuleSet } from "../lint/ruleSet";
import type { Finding } from "../lint/types";
import { readDockerfile } from "../model";
import type { Dockerfile } from "../model/types";
import type { Safety } from "../rules/rule";
import { parse } from "../syntax";
import { countBefore } from "../text/sorted";
import { applyEdits, type FixEdit, overlaps } from "../text/span";

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

/**
 * Applies fixes pass by pass: those whose places do not touch, then again on the result. A text that has not settled after
 * 20 passes (rules that undo each other) comes back as it was.
 * @param safety `safe`: only safe fixes; `review`: these too. @param only restricts to some findings.
 */
export function fixAll(text: string, set: RuleSet, facts: Facts, safety: Safety = "safe", only?: (finding: Finding) => boolean): FixResult {
  const applied: AppliedFix[] = [];
  const otherFiles: FixEdit[] = [];
  let current = text;
  for (let pass = 0; pass < passes; pass++) {
    const doc = read(current);
    const wanted = lint(doc, set, facts).filter((finding) => only?.(finding) ?? true);
    const step = onePass(doc, wanted, safety, otherFiles);
    applied.push(...step.applied);
    otherFiles.push(...step.otherFiles);
    if (step.text === current) return { text: current, applied, otherFiles };
    current = step.text;
  }
  return { text, applied: [], otherFiles: [] };
}

interface Candidate extends AppliedFix {
  readonly safety: Safety;
  readonly here: readonly FixEdit[];
  /** Edits of other files that no earlier fix has made; the facts do not change here, so a finding about them stays. */
  readonly elsewhere: readonly FixEdit[];
}

interface Step {
  readonly text: string;
  readonly applied: readonly AppliedFix[];
  readonly otherFiles: readonly FixEdit[];
}

/** What touches a place that is already taken waits for the next pass. */
function onePass(doc: Dockerfile, findings: readonly Finding[], safety: Safety, done: readonly FixEdit[]): Step {
  // Nearly always all of them together are right; only where not, each is tried (which reads the file as many times).
  const all = choose(doc, findings, safety, done, () => true);
  const text = editedBy(doc, all);
  const taken = text === undefined ? choose(doc, findings, safety, done, (list) => editedBy(doc, list) !== undefined) : all;
  return {
    text: text ?? editedBy(doc, taken) ?? doc.text,
    applied: taken.map(({ rule, title }) => ({ rule, title })),
    otherFiles: taken.flatMap(({ elsewhere }) => elsewhere),
  };
}

/** One SHELL holds for all that stands below it in the stage: what else is found there waits for the next pass. */
const setsShell = ({ span, newText }: FixEdit): boolean => span.start === span.end && /^\s*SHELL\s/i.test(newText);
const inOneStage = (doc: Dockerfile, { span: a }: FixEdit, { span: b }: FixEdit): boolean =>
  stageAt(doc, a.start) === stageAt(doc, b.start);
const stageAt = ({ stages }: Dockerfile, offset: number): number =>
  countBefore(stages.length, (index) => (stages[index]?.from.span.start ?? 0) <= offset);

/** @param isRight judges each candidate together with those that are taken already */
function choose(
  doc: Dockerfile,
  findings: readonly Finding[],
  safety: Safety,
  done: readonly FixEdit[],
  isRight: (candidates: readonly Candidate[]) => boolean,
): readonly Candidate[] {
  const taken: Candidate[] = [];
  const here: FixEdit[] = [];
  const elsewhere = [...done];
  for (const finding of findings) {
    const candidate = candidateOf(doc, finding, safety, elsewhere);
    if (!candidate || candidate.here.some((edit) => here.some((other) => overlaps(edit.span, other.span)))) continue;
    if (candidate.here.some((edit) => setsShell(edit) && here.some((other) => setsShell(other) && inOneStage(doc, edit, other)))) continue;
    if (!isRight([...taken, candidate])) continue;
    taken.push(candidate);
    here.push(...candidate.here);
    elsewhere.push(...candidate.elsewhere);
  }
  return taken;
}

const editedBy = (doc: Dockerfile, candidates: readonly Candidate[]): string | undefined =>
  tryEdits(
    doc,
    candidates.flatMap(({ here }) => here),
    candidates.every((candidate) => candidate.safety === "safe") ? "safe" : "review",
  );

const isSame = (a: FixEdit, b: FixEdit): boolean =>
  a.file === b.file && a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;

/** @param others edits of other files so far: the same one again is not wanted, another one of the same place is not possible */
function candidateOf(doc: Dockerfile, finding: Finding, safety: Safety, others: readonly FixEdit[]): Candidate | undefined {
  const fix = finding.fixes.find((candidate) => candidate.safety === "safe" || safety === "review");
  const edits = fix?.edits() ?? [];
  if (!fix || edits.length === 0) return undefined;
  const elsewhere = edits.filter((edit) => edit.file !== undefined && !others.some((other) => isSame(edit, other)));
  if (elsewhere.some((edit) => others.some((other) => edit.file === other.file && overlaps(edit.span, other.span)))) return undefined;
  const here = edits.filter((edit) => edit.file === undefined);
  const changesNothing = here.every(({ span, newText }) => doc.slice(span) === newText);
  return changesNothing && elsewhere.length === 0
    ? undefined
    : { rule: finding.rule, title: fix.title, safety: fix.safety, here, elsewhere };
}

/**
 * The edited text, or undefined where it has an error that the file did not have before.
 * @param safety `safe`: also where a directive (`# syntax=`, `# escape=`) has come or gone
 */
export function tryEdits(doc: Dockerfile, edits: readonly FixEdit[], safety: Safety = "review"): string | undefined {
  try {
    const text = applyEdits(doc.text, edits);
    const next = read(text);
    if (safety === "safe" && directives(next) !== directives(doc)) return undefined;
    return hasNewError(doc, next) ? undefined : text;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // edits of one fix that overlap
    throw error;
  }
}

/** Without `check`, whose list of rules may be shortened. */
const directives = ({ tree }: Dockerfile): string =>
  JSON.stringify(tree.directives.filter(({ name }) => name !== "check").map(({ name, value }) => [name, value]));

function hasNewError(before: Dockerfile, after: Dockerfile): boolean {
  const left = before.errors.map(({ code }) => code);
  return after.errors.some(({ code }) => {
    const at = left.indexOf(code);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
