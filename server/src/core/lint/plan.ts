// What running rules of a file and rules of an instruction share: the plan of a rule set, and findings made of what a rule yields.
import type { Fix, Found, Rule } from "../rules/rule";
import { shift } from "../text/span";
import type { ActiveRule } from "./ruleSet";
import type { Finding, FindingFix, Message } from "./types";

export type InstructionRule = Extract<Rule, { readonly on: readonly string[] }>;
export type StageRule = Extract<Rule, { checkStage: unknown }>;
export type FileRule = Exclude<Rule, InstructionRule | StageRule>;

/** A finding of one instruction without anything that holds on to a version of the file; offsets count from the instruction's start. */
export interface Kept {
  readonly entry: ActiveRule;
  /** Which of the rule's findings in this instruction it is. */
  readonly nth: number;
  readonly found: Omit<Found, "fix">;
  readonly fixes: readonly Omit<Fix, "edits">[];
}

/** Says that a rule threw; the others go on. */
export type ReportCrash = (rule: string, error: unknown) => void;

/** By the instruction's chunk, then by what it sees; by where the stage stands, for one version of the facts. */
export interface Cache {
  version: number;
  stages: Readonly<Record<Standing, WeakMap<object, Map<string, readonly Kept[]>>>>;
  /** What instructions of stages without a finding are and see. */
  cleanStages: Set<string>;
  /** The same for the rules of a stage. */
  stagesWithoutFault: Set<string>;
}

export interface ActiveFileRule extends ActiveRule {
  readonly rule: FileRule;
  readonly reads: ReadonlySet<string> | undefined;
  /** Signatures of what it reads in files where it found nothing. */
  readonly clean: Set<string>;
}

export interface Plan {
  readonly fileRules: readonly ActiveFileRule[];
  readonly stageRules: readonly (ActiveRule & { readonly rule: StageRule })[];
  readonly byKeyword: ReadonlyMap<string, readonly (ActiveRule & { readonly rule: InstructionRule })[]>;
  readonly kept: Cache;
}

/** What a stage is to the image that the file is there for; `last`: the last stage, which is none of it. */
export type Standing = "final" | "last" | "ancestor" | "other";

/** @param version of the facts */
export const emptyCache = (version: number): Cache => ({
  version,
  stages: { final: new WeakMap(), last: new WeakMap(), ancestor: new WeakMap(), other: new WeakMap() },
  cleanStages: new Set(),
  stagesWithoutFault: new Set(),
});

const plans = new WeakMap<readonly ActiveRule[], Plan>();

export function planOf(active: readonly ActiveRule[]): Plan {
  const known = plans.get(active);
  if (known) return known;
  const byKeyword = new Map<string, (ActiveRule & { rule: InstructionRule })[]>();
  const fileRules: ActiveFileRule[] = [];
  const stageRules: (ActiveRule & { rule: StageRule })[] = [];
  for (const { rule, severity } of active) {
    if ("checkStage" in rule) {
      stageRules.push({ rule, severity });
      continue;
    }
    if (!("on" in rule)) {
      fileRules.push({ rule, severity, reads: rule.reads && new Set(rule.reads), clean: new Set() });
      continue;
    }
    for (const keyword of rule.on) {
      const list = byKeyword.get(keyword) ?? [];
      list.push({ rule, severity });
      byKeyword.set(keyword, list);
    }
  }
  const plan: Plan = { fileRules, stageRules, byKeyword, kept: emptyCache(-1) };
  plans.set(active, plan);
  return plan;
}

export const fixesOf = (found: Found): readonly Fix[] =>
  found.fix === undefined ? [] : Array.isArray(found.fix) ? (found.fix as readonly Fix[]) : [found.fix as Fix];
export const message = (rule: Rule, [key, values]: Found["says"]): Message => ({
  template: rule.messages[key] ?? key,
  values: values ?? {},
});

export function toFinding(entry: ActiveRule, found: Omit<Found, "fix">, fixes: readonly FindingFix[], by: number): Finding {
  const { rule } = entry;
  return {
    rule: rule.id,
    aliases: rule.aliases,
    severity: found.severity ?? entry.severity,
    message: message(rule, found.says),
    span: shift(found.at, by),
    fixes,
    related: (found.related ?? []).map(({ at, says }) => ({ span: shift(at, by), message: message(rule, says) })),
    ...(found.tag && { tag: found.tag }),
    ...(found.isBeyondFile && { isBeyondFile: true }),
  };
}

/** A finding of a rule that sees the whole file: nothing is kept of it, so its edits may be the rule's own. */
export function fileFinding(entry: ActiveRule, found: Found): Finding {
  const fixes = fixesOf(found).map((fix) => ({ title: message(entry.rule, fix.title), safety: fix.safety, edits: () => fix.edits() }));
  return toFinding(entry, found, fixes, 0);
}
