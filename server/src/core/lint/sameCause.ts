// What is one fault is told once: findings that follow from another one, and errors that a rule tells in its own words.
import type { Dockerfile } from "../model/types";
import type { ParseError } from "../syntax/types";
import { overlaps } from "../text/span";
import { type ActiveRule, findRule } from "./ruleSet";
import type { Finding } from "./types";

export function withoutConsequences(findings: readonly Finding[], active: readonly ActiveRule[]): readonly Finding[] {
  const causes = new Set(active.flatMap(({ rule }) => (rule.isCause ? rule.id : [])));
  const told = findings.filter(({ rule }) => causes.has(rule));
  if (told.length === 0) return findings;
  return findings.filter(({ rule, span }) => causes.has(rule) || !told.some((cause) => overlaps(cause.span, span)));
}

/** The file's errors that no finding tells. */
export function errorsBeside(doc: Pick<Dockerfile, "errors">, findings: readonly Finding[]): readonly ParseError[] {
  const { errors } = doc;
  if (errors.length === 0) return errors;
  return errors.filter(
    ({ code, span }) =>
      !findings.some((finding) => finding.span.start === span.start && findRule(finding.rule)?.tells?.includes(code) === true),
  );
}
