// The stages whose build ends at a RUN that can do nothing but fail, `RUN exit 1`, and those that need one of them: of these there is no image.
import type { Instruction } from "../syntax/types";
import { onceAFile } from "./onceAFile";
import { hasVariable, referencedStage, sourceReferences, stageNames } from "./references";
import type { Dockerfile, Stage } from "./types";

/** The whole command line. */
const fails = /^(?:exit[ \t]+([1-9]\d{0,2})|(?:\/bin\/|\/usr\/bin\/)?false)[ \t]*;?(?:[ \t]#.*)?$/;
const failsAsList = /^\[\s*"(?:\/bin\/|\/usr\/bin\/)?false"\s*\]$/;

function alwaysFails({ keyword, arguments: { text }, heredocs }: Instruction): boolean {
  if (keyword !== "RUN" || text.length > 200 || heredocs.length > 0) return false;
  const found = fails.exec(text.trim());
  return found ? Number(found[1] ?? 1) < 256 : failsAsList.test(text.trim());
}

/** Which stage a variable names, whoever builds decides: often one such stage is there to refuse a value. */
function neededBy(doc: Dockerfile, stage: Stage): readonly Stage[] {
  const parent = stage.parent && !hasVariable(stage.image?.text ?? "") ? [stage.parent] : [];
  const names = stageNames(doc.stages);
  const sources = stage.instructions.flatMap((each) => (each.keyword === "ONBUILD" ? [] : sourceReferences(each)));
  return [...parent, ...sources.flatMap((source) => (hasVariable(source.text) ? [] : (referencedStage(source, names) ?? [])))];
}

/** Stages stand below what they need, so one look from the top finds all. */
export const stagesThatNeverBuild = onceAFile((doc: Dockerfile): ReadonlySet<Stage> => {
  const failing = new Set<Stage>();
  if (!doc.each("RUN").some(alwaysFails)) return failing;
  for (const stage of doc.stages)
    if (stage.instructions.some(alwaysFails) || neededBy(doc, stage).some((each) => failing.has(each))) failing.add(stage);
  return failing;
});
