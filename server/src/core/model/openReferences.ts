// Names of stages with a variable in them: `FROM app-${VARIANT}` may mean every stage above that its pattern takes.
import { globMatches } from "../text/glob";
import { hasVariable, sourceReferences } from "./references";
import type { Dockerfile, Stage } from "./types";

interface OpenReference {
  /** `*` stands for the variables. */
  readonly pattern: string;
  /** The stage that names it. */
  readonly from: number;
}

const variable = /\$(?:\w+|\{[^{}]{0,200}\})/g;

/** `a-${B:-${C}}`: the inner one first. */
function patternOf(text: string): string | undefined {
  let pattern = text.toLowerCase();
  for (let depth = 0; depth < 3 && pattern.includes("$"); depth++) pattern = pattern.replace(variable, "*");
  return /[$\\?[\]]/.test(pattern) ? undefined : pattern.replace(/\*{2,}/g, "*");
}

const open = (text: string, from: number): readonly OpenReference[] => {
  const pattern = hasVariable(text) ? patternOf(text) : undefined;
  return pattern === undefined ? [] : [{ pattern, from }];
};

/** A variable alone that has an image as its value is not there to choose between stages. */
const isOfImages = ({ image, resolvedImage, parent }: Stage): boolean =>
  patternOf(image?.text ?? "") === "*" && resolvedImage !== undefined && parent === undefined;

const kept = new WeakMap<readonly Stage[], readonly OpenReference[]>();

function openReferences({ stages }: Pick<Dockerfile, "stages">): readonly OpenReference[] {
  const known = kept.get(stages);
  if (known) return known;
  const references = stages.flatMap((stage) => {
    const { image, index, instructions } = stage;
    const named = instructions.flatMap(sourceReferences).flatMap(({ text }) => open(text, index));
    return image && !isOfImages(stage) ? [...open(image.text, index), ...named] : named;
  });
  kept.set(stages, references);
  return references;
}

/** Whether a name with a variable in it may mean the stage. */
export function mayBeMeant(file: Pick<Dockerfile, "stages">, { name, index }: Stage): boolean {
  if (name === undefined) return false;
  return openReferences(file).some(({ pattern, from }) => from > index && globMatches(pattern, name));
}
