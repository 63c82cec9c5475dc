// Runs the rules over a Dockerfile. A rule of one instruction runs again only where its instruction or what that one sees has changed.
import type { Facts } from "../facts";
import type { Dockerfile } from "../model/types";
import type { Context, FileContext, Fix, Found, InstructionContext, Rule } from "../rules/rule";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import { shift } from "../text/span";
import type { ActiveRule, RuleSet } from "./ruleSet";
import type { Finding, FindingFix, Message } from "./types";

type InstructionRule = Extract<Rule, { readonly on: readonly string[] }>;
type FileRule = Exclude<Rule, InstructionRule>;

/** A finding of one instruction without anything that holds on to a version of the file; offsets count from the instruction's start. */
interface Kept {
  readonly entry: ActiveRule;
  /** Which of the rule's findings in this instruction it is. */
  readonly nth: number;
  readonly found: Omit<Found, "fix">;
  readonly fixes: readonly Omit<Fix, "edits">[];
}

/** Says that a rule threw; the others go on. */
export type ReportCrash = (rule: string, error: unknown) => void;

/** By the instruction's chunk, then by what it sees; of the final stage and of the others apart, for one version of the facts. */
interface Cache {
  version: number;
  final: WeakMap<object, Map<string, readonly Kept[]>>;
  other: WeakMap<object, Map<string, readonly Kept[]>>;
}

interface Plan {
  readonly fileRules: readonly (ActiveRule & { readonly rule: FileRule })[];
  readonly byKeyword: ReadonlyMap<string, readonly (ActiveRule & { readonly rule: InstructionRule })[]>;
  readonly kept: Cache;
}

const plans = new WeakMap<readonly ActiveRule[], Plan>();

function planOf(active: readonly ActiveRule[]): Plan {
  const known = plans.get(active);
  if (known) return known;
  const byKeyword = new Map<string, (ActiveRule & { rule: InstructionRule })[]>();
  const fileRules: (ActiveRule & { rule: FileRule })[] = [];
  for (const { rule, severity } of active) {
    if (!("on" in rule)) {
      fileRules.push({ rule, severity });
      continue;
    }
    for (const keyword of rule.on) {
      const list = byKeyword.get(keyword) ?? [];
      list.push({ rule, severity });
      byKeyword.set(keyword, list);
    }
  }
  const plan: Plan = { fileRules, byKeyword, kept: { version: -1, final: new WeakMap(), other: new WeakMap() } };
  plans.set(active, plan);
  return plan;
}

const fixesOf = (found: Found): readonly Fix[] =>
  found.fix === undefined ? [] : Array.isArray(found.fix) ? (found.fix as readonly Fix[]) : [found.fix as Fix];
const message = (rule: Rule, [key, values]: Found["says"]): Message => ({ template: rule.messages[key] ?? key, values: values ?? {} });

function toFinding(entry: ActiveRule, found: Omit<Found, "fix">, fixes: readonly FindingFix[], by: number): Finding {
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
  };
}

/** Findings of all active rules, unsuppressed, sorted by position. Never throws: a rule that does is reported and passed over. */
export function runRules(doc: Dockerfile, set: RuleSet, active: readonly ActiveRule[], facts: Facts, crashed: ReportCrash): Finding[] {
  const plan = planOf(active);
  const base: Context = { facts, options: set.options, scripts: (instruction) => scriptsOf(doc, instruction) };
  const findings: Finding[] = [];
  const file: FileContext = Object.assign(Object.create(doc) as Dockerfile, base);
  for (const entry of plan.fileRules) {
    try {
      for (const found of entry.rule.check(file)) {
        const fixes = fixesOf(found).map((fix) => ({
          title: message(entry.rule, fix.title),
          safety: fix.safety,
          edits: () => fix.edits(),
        }));
        findings.push(toFinding(entry, found, fixes, 0));
      }
    } catch (error) {
      crashed(entry.rule.id, error);
    }
  }
  if (plan.kept.version !== facts.version) Object.assign(plan.kept, { version: facts.version, final: new WeakMap(), other: new WeakMap() });
  const always = plan.byKeyword.has("*");
  for (const instruction of doc.each()) {
    if (always || plan.byKeyword.has(instruction.keyword)) collectInstruction(doc, instruction, plan, base, findings, crashed);
  }
  return findings.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** The same text may stand in hundreds of stages; more results of one text than this are not kept. */
const mostKeysOfOneText = 1024;

function collectInstruction(
  doc: Dockerfile,
  instruction: Instruction,
  plan: Plan,
  base: Context,
  into: Finding[],
  crashed: ReportCrash,
): void {
  const { key, stage } = doc.scopeBefore(instruction);
  const cache = stage?.isFinal ? plan.kept.final : plan.kept.other;
  let perChunk = cache.get(instruction.chunk);
  if (!perChunk) {
    perChunk = new Map();
    cache.set(instruction.chunk, perChunk);
  }
  let kept = perChunk.get(key);
  if (!kept) {
    if (perChunk.size >= mostKeysOfOneText) perChunk.clear();
    kept = checkInstruction(instruction, contextOf(doc, instruction, base), plan, crashed);
    perChunk.set(key, kept);
  }
  if (kept.length === 0) return; // nearly always, and it runs for every instruction at every keystroke
  for (const { entry, nth, found, fixes } of kept) {
    const again =
      (which: number): FindingFix["edits"] =>
      () => {
        // Made anew from this version of the file: nothing that is kept between versions holds an edit.
        const all = [...(entry.rule as InstructionRule).checkInstruction(instruction, contextOf(doc, instruction, base))];
        const same = all[nth];
        return (same && fixesOf(same)[which]?.edits()) ?? [];
      };
    const offered = fixes.map((fix, which) => ({ title: message(entry.rule, fix.title), safety: fix.safety, edits: again(which) }));
    into.push(toFinding(entry, found, offered, instruction.span.start));
  }
}

const contextOf = (doc: Dockerfile, instruction: Instruction, base: Context): InstructionContext => ({
  facts: base.facts,
  options: base.options,
  scripts: base.scripts,
  scope: doc.scopeBefore(instruction),
  stage: doc.stageOf(instruction),
  escape: doc.tree.escape,
  text: (at) => doc.slice(at),
});

function checkInstruction(instruction: Instruction, context: InstructionContext, plan: Plan, crashed: ReportCrash): readonly Kept[] {
  const kept: Kept[] = [];
  const by = -instruction.span.start;
  for (const entry of [...(plan.byKeyword.get(instruction.keyword) ?? []), ...(plan.byKeyword.get("*") ?? [])]) {
    try {
      let nth = 0;
      for (const { fix, ...found } of entry.rule.checkInstruction(instruction, context)) {
        const related = found.related?.map((place) => ({ ...place, at: shift(place.at, by) }));
        const fixes = fixesOf({ fix, ...found }).map(({ title, safety }) => ({ title, safety }));
        kept.push({ entry, nth: nth++, found: { ...found, at: shift(found.at, by), ...(related && { related }) }, fixes });
      }
    } catch (error) {
      crashed(entry.rule.id, error);
    }
  }
  return kept;
}
