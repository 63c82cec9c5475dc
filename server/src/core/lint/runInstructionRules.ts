// Runs the rules of one instruction, again only where the instruction or what it sees has changed.

import { shippedStages } from "../model/lineage";
import { signature } from "../model/signature";
import { isTestRun } from "../model/testRun";
import type { Dockerfile, Stage } from "../model/types";
import type { Context, InstructionContext } from "../rules/rule";
import type { Instruction } from "../syntax/types";
import { shift } from "../text/span";
import { fixesOf, type InstructionRule, type Kept, message, type Plan, type ReportCrash, type Standing, toFinding } from "./plan";
import type { Finding, FindingFix } from "./types";

interface Globals {
  readonly names: ReadonlySet<string>;
  /** The same where the ARGs before the first FROM and the directives are. */
  readonly key: string;
}

interface Place {
  readonly standing: Standing;
  readonly globals: Globals;
}

/** Stages of one session without a finding; more than this are not remembered. */
const mostCleanStages = 4096;

export function runInstructionRules(doc: Dockerfile, plan: Plan, base: Context, into: Finding[], crashed: ReportCrash): void {
  const isForNobody = isTestRun({ finalStage: doc.finalStage, facts: base.facts });
  const shipped = isForNobody ? new Set() : shippedStages(doc);
  const standingOf = (stage: Stage): Standing => {
    if (shipped.has(stage)) return stage.isFinal ? "final" : "ancestor";
    return stage.isFinal ? "last" : "other";
  };
  const globals: Globals = {
    names: new Set(doc.globalArgs.flatMap(({ pairs }) => pairs.map(({ key }) => key))),
    key: [signature(doc.globalArgs), ...doc.tree.directives.map(({ name, value }) => `${name}=${value}`)].join("\0"),
  };
  const run = (instruction: Instruction, place: Place): void => {
    if (plan.byKeyword.has("*") || plan.byKeyword.has(instruction.keyword))
      collectInstruction(doc, instruction, place, plan, base, into, crashed);
    if (instruction.trigger) run(instruction.trigger, place);
  };
  const first = doc.stages[0]?.from.index ?? doc.instructions.length;
  const head: Place = { standing: "final", globals };
  for (const instruction of doc.instructions.slice(0, first)) run(instruction, head);
  for (const stage of doc.stages) {
    const { from, instructions } = stage;
    const standing = standingOf(stage);
    const place = { standing, globals };
    run(from, place);
    const [start] = instructions;
    if (!start) continue;
    // All that they see follows from what the first one sees and from their own texts.
    const seen = `${doc.scopeBefore(start).key}\0${standing}\0${place.globals.key}\0${signature(instructions)}`;
    if (plan.kept.cleanStages.has(seen)) continue;
    const before = into.length;
    for (const instruction of instructions) run(instruction, place);
    if (into.length > before) continue;
    if (plan.kept.cleanStages.size >= mostCleanStages) plan.kept.cleanStages.clear();
    plan.kept.cleanStages.add(seen);
  }
}

/** The same text may stand in hundreds of stages; more results of one text than this are not kept. */
const mostKeysOfOneText = 1024;

function collectInstruction(
  doc: Dockerfile,
  instruction: Instruction,
  place: Place,
  plan: Plan,
  base: Context,
  into: Finding[],
  crashed: ReportCrash,
): void {
  const key = `${doc.scopeBefore(instruction).key}${place.globals.key}`;
  const cache = plan.kept.stages[place.standing];
  let perChunk = cache.get(instruction.chunk);
  if (!perChunk) {
    perChunk = new Map();
    cache.set(instruction.chunk, perChunk);
  }
  let kept = perChunk.get(key);
  if (!kept) {
    if (perChunk.size >= mostKeysOfOneText) perChunk.clear();
    kept = checkInstruction(instruction, contextOf(doc, instruction, place, base), plan, crashed);
    perChunk.set(key, kept);
  }
  if (kept.length === 0) return; // nearly always, and it runs for every instruction at every keystroke
  for (const { entry, nth, found, fixes } of kept) {
    const again =
      (which: number): FindingFix["edits"] =>
      () => {
        // Made anew from this version of the file: nothing that is kept between versions holds an edit.
        const all = [...(entry.rule as InstructionRule).checkInstruction(instruction, contextOf(doc, instruction, place, base))];
        const same = all[nth];
        return (same && fixesOf(same)[which]?.edits()) ?? [];
      };
    const offered = fixes.map((fix, which) => ({ title: message(entry.rule, fix.title), safety: fix.safety, edits: again(which) }));
    into.push(toFinding(entry, found, offered, instruction.span.start));
  }
}

const contextOf = (doc: Dockerfile, instruction: Instruction, { standing, globals }: Place, base: Context): InstructionContext => ({
  facts: base.facts,
  options: base.options,
  scripts: base.scripts,
  scope: doc.scopeBefore(instruction),
  stage: doc.stageOf(instruction),
  ships: standing === "final" || standing === "ancestor",
  globalArgs: globals.names,
  escape: doc.tree.escape,
  text: (at) => doc.slice(at),
  file: doc,
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
