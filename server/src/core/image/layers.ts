// The instructions that made an image's file system, with their effects.
import { instructionFact } from "../knowledge/instructions";
import { historyOf } from "../model/lineage";
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction, SyntaxTree } from "../syntax/types";
import { type Effects, effectsOf } from "./effects";

/** An instruction that changes files. */
export interface Layer {
  readonly instruction: Instruction;
  /** Read when they are asked for: many questions are answered by the text alone. */
  readonly effects: Effects;
}

const changesFiles: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD"]);

/** One that Docker does not know is that of another frontend. */
const mayChangeFiles = ({ keyword }: Instruction): boolean => changesFiles.has(keyword) || !instructionFact(keyword);

function layerOf(doc: Dockerfile, instruction: Instruction): Layer {
  let effects: Effects | undefined;
  return {
    instruction,
    get effects() {
      effects ??= effectsOf(doc, instruction);
      return effects;
    },
  };
}

const kept = new WeakMap<SyntaxTree, Map<Stage, readonly Layer[]>>();

/** Of the stage and its parents, the last one first; read once for a version of the file. */
function allLayers(doc: Dockerfile, stage: Stage): readonly Layer[] {
  const ofTree = kept.get(doc.tree) ?? new Map<Stage, readonly Layer[]>();
  kept.set(doc.tree, ofTree);
  const known = ofTree.get(stage);
  if (known) return known;
  const layers = historyOf(stage).flatMap((instruction) => (mayChangeFiles(instruction) ? [layerOf(doc, instruction)] : []));
  ofTree.set(stage, layers.reverse());
  return layers;
}

/** Those in front of `before`, the last one first. */
export function layersOf(doc: Dockerfile, stage: Stage, before: Instruction | undefined): readonly Layer[] {
  const layers = allLayers(doc, stage);
  if (!before) return layers;
  const first = layers.findIndex(({ instruction }) => instruction.index < before.index);
  return first < 0 ? [] : layers.slice(first);
}

const wordCharacter = /[A-Za-z0-9_]/;

/** The text has the name as a word of its own. */
function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!wordCharacter.test(text[at - 1] ?? "") && !wordCharacter.test(text[at + name.length] ?? "")) return true;
  }
  return false;
}

/** The instruction names it, perhaps in a way that is not read here. */
export const mentions = ({ instruction }: Layer, name: string): boolean =>
  hasWord(instruction.arguments.text, name) || instruction.heredocs.some(({ body }) => hasWord(body.text, name));
