// What is one fault is told once: findings that follow from another one, and errors that a rule tells in its own words.
import type { Dockerfile } from "../model/types";
import type { Rule } from "../rules/rule";
import type { ParseError } from "../syntax/types";
import { firstOverlapping } from "../text/sorted";
import { overlaps, type Span } from "../text/span";
import { type ActiveRule, findRule } from "./ruleSet";
import type { Finding } from "./types";

const length = ({ start, end }: Span): number => end - start;

export function withoutConsequences(findings: readonly Finding[], active: readonly ActiveRule[]): readonly Finding[] {
<<<<<<< HEAD
  const causes = new Set(active.flatMap(({ rule }) => (rule.isCause ? rule.id : [])));
  const told = findings.filter(({ rule }) => causes.has(rule));
  if (told.length === 0) return findings;
  const over = (spans: readonly Span[], at: Span): Span | undefined => {
=======
  const causes = active.filter(({ rule }) => rule.isCause !== undefined);
  return causes.reduce((left, { rule }) => withoutThoseOf(rule, left), findings);
}

function withoutThoseOf({ id, isCause }: Rule, findings: readonly Finding[]): readonly Finding[] {
  const spans = findings.filter(({ rule }) => rule === id).map(({ span }) => span);
  if (spans.length === 0) return findings;
  const mayFollow = (rule: string): boolean => rule !== id && (isCause === true || isCause?.includes(rule) === true);
  const follows = (at: Span): boolean => {
>>>>>>> h4
    const cause = spans[firstOverlapping(spans, at)];
    return cause && overlaps(cause, at) ? cause : undefined;
  };
<<<<<<< HEAD
  const spans = told.map(({ span }) => span);
  const ofOthers = new Map([...causes].map((id) => [id, told.flatMap(({ rule, span }) => (rule === id ? [] : span))]));
  /** Of two causes in one place the one that says more exactly what is wrong. */
  const follows = ({ rule, span }: Finding): boolean => {
    const others = ofOthers.get(rule);
    const cause = over(others ?? spans, span);
    return cause !== undefined && (!others || length(cause) < length(span));
  };
  return findings.filter((finding) => !follows(finding));
=======
  return findings.filter(({ rule, span }) => !mayFollow(rule) || !follows(span));
>>>>>>> h4
}

/** The file's errors that no finding tells. */
export function errorsBeside(doc: Pick<Dockerfile, "errors">, findings: readonly Finding[]): readonly ParseError[] {
  const { errors } = doc;
  if (errors.length === 0) return errors;
  const told = new Set(findings.flatMap(({ rule, span }) => (findRule(rule)?.tells ?? []).map((code) => `${code} ${span.start}`)));
  return told.size === 0 ? errors : errors.filter(({ code, span }) => !told.has(`${code} ${span.start}`));
}
