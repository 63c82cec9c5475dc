// COPY of everything onto the base that the other stage is built on, too: it makes one layer of what was changed.
import { packagesInstalledBy } from "../../image";
import { argumentsOf, flagOf, sourceArguments } from "../../model/arguments";
import { historyOf } from "../../model/lineage";
import { stageCopiedFrom } from "../../model/references";
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";

export const isRoot = (text: string | undefined): boolean => text !== undefined && /^\/+\.?$/.test(text.replace(/["']/g, ""));
export const isWhole = (copy: Instruction): boolean =>
  isRoot(argumentsOf(copy).at(-1)?.text) && sourceArguments(copy).some(({ text }) => isRoot(text));

/** Nobody builds on more stages; a longer chain is not followed. */
const mostParents = 20;

/** What a stage stands on in the end, with its platform, through FROM and through a copy of everything onto nothing; undefined: not known. */
function baseOf(doc: Dockerfile, stage: Stage): string | undefined {
  let at: Stage | undefined = stage;
  for (let count = 0; at && count < mostParents; count++) {
    const { parent, image, resolvedImage, platform }: Stage = at;
    const text = resolvedImage?.text ?? image?.text;
    if (!parent && text !== "scratch") return text === undefined ? undefined : `${platform?.value ?? ""} ${text}`;
    const whole: Instruction | undefined = at.instructions.find((each) => each.keyword === "COPY" && flagOf(each, "from") && isWhole(each));
    const from: Stage | undefined = parent ?? (whole && stageCopiedFrom(doc, whole));
    at = from === at ? undefined : from;
  }
  return undefined;
}

/** Index of the first instruction that makes another system of the base: of what it installs, the copy overwrites the list. */
function firstChange(doc: Dockerfile, stage: Stage): number {
  const changes = ({ keyword }: Instruction): boolean => keyword === "COPY" || keyword === "RUN";
  const first = historyOf(stage).find(
    (each) => changes(each) && (each.keyword === "RUN" ? packagesInstalledBy(doc, each).length > 0 : flagOf(each, "from") && isWhole(each)),
  );
  return first?.index ?? Number.POSITIVE_INFINITY;
}

/** The same base below both, and nothing installed here yet: the copy brings what was changed, in one layer. */
export function flattens(doc: Dockerfile): (copy: Instruction) => boolean {
  const known = new Map<Stage, { readonly base: string | undefined; readonly change: number }>();
  return (copy) => {
    const [stage, from] = [doc.stageOf(copy), stageCopiedFrom(doc, copy)];
    if (!stage || !from || stage === from) return false;
    const own = known.get(stage) ?? { base: baseOf(doc, stage), change: firstChange(doc, stage) };
    known.set(stage, own);
    return own.base !== undefined && own.change >= copy.index && baseOf(doc, from) === own.base;
  };
}
