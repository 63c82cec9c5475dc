// Runs the rules of one stage, again only where the stage, what it begins with or the ARGs above all stages have changed.
import { signature } from "../model/signature";
import type { Dockerfile, Stage } from "../model/types";
import type { Context, FileContext } from "../rules/rule";
import { fileFinding, type Plan, type ReportCrash } from "./plan";
import type { Finding } from "./types";

/** Stages of one session without a finding; more than this are not remembered. */
const mostStages = 4096;

export function runStageRules(doc: Dockerfile, plan: Plan, base: Context, into: Finding[], crashed: ReportCrash): void {
  const { stagesWithoutFault } = plan.kept;
  const file: FileContext = Object.assign(Object.create(doc) as Dockerfile, base);
  const globals = signature(doc.globalArgs);
  for (const stage of doc.stages) {
    const { from, instructions, isFinal } = stage;
    const start = instructions[0] ? doc.scopeBefore(instructions[0]).key : "";
    const seen = `${start}\0${isFinal}\0${globals}\0${signature([from, ...instructions])}`;
    if (stagesWithoutFault.has(seen)) continue;
    const before = into.length;
    if (!checkStage(stage, file, plan, into, crashed) || into.length > before) continue;
    if (stagesWithoutFault.size >= mostStages) stagesWithoutFault.clear();
    stagesWithoutFault.add(seen);
  }
}

/** @returns false where a rule threw */
function checkStage(stage: Stage, file: FileContext, plan: Plan, into: Finding[], crashed: ReportCrash): boolean {
  let whole = true;
  for (const entry of plan.stageRules) {
    try {
      for (const found of entry.rule.checkStage(stage, file)) into.push(fileFinding(entry, found));
    } catch (error) {
      crashed(entry.rule.id, error);
      whole = false;
    }
  }
  return whole;
}
