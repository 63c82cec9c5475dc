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
  const causes = active.flatMap(({ rule }) => (rule.isCause === undefined ? [] : rule));
  return causes.reduce((left, rule) => withoutThoseOf(rule, left, causes), withoutErrorsOf(findings, active));
}

/** What is wrong in a file that is not yet a Dockerfile, nobody knows. */
function withoutErrorsOf(findings: readonly Finding[], active: readonly ActiveRule[]): readonly Finding[] {
  const ids = new Set(active.flatMap(({ rule }) => (rule.tellsEveryError ? rule.id : [])));
  return findings.some(({ rule }) => ids.has(rule))
    ? findings.filter(({ severity, rule }) => severity !== "error" || ids.has(rule))
    : findings;
}

function withoutThoseOf({ id, isCause }: Rule, findings: readonly Finding[], causes: readonly Rule[]): readonly Finding[] {
  const spans = findings.filter(({ rule }) => rule === id).map(({ span }) => span);
  if (spans.length === 0) return findings;
  const ofAll = new Set(causes.flatMap((rule) => (rule.isCause === true ? rule.id : [])));
  const follows = ({ rule, span }: Finding): boolean => {
    if (rule === id || (isCause !== true && !isCause?.includes(rule))) return false;
    const cause = spans[firstOverlapping(spans, span)];
    if (!cause || !overlaps(cause, span)) return false;
    // Of two causes in one place the one that says more exactly what is wrong.
    return isCause !== true || !ofAll.has(rule) || length(cause) < length(span);
  };
  return findings.filter((finding) => !follows(finding));
}

/** The file's errors that no finding tells. */
export function errorsBeside(doc: Pick<Dockerfile, "errors">, findings: readonly Finding[]): readonly ParseError[] {
  const { errors } = doc;
  if (errors.length === 0) return errors;
  const tellers = findings.map(({ rule, span }) => ({ rule: findRule(rule), span }));
  if (tellers.some(({ rule }) => rule?.tellsEveryError)) return [];
  const told = new Set(
    tellers.flatMap(({ rule, span }) => rule?.tells?.map((code) => (rule.tellsAll ? code : `${code} ${span.start}`)) ?? []),
  );
  return told.size === 0 ? errors : errors.filter(({ code, span }) => !told.has(code) && !told.has(`${code} ${span.start}`));
}
