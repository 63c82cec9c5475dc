// The stages that an instruction may name.
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { stageHover } from "../hover/source";
import type { CompletionItem } from "./types";

/** Those in front of the instruction's own stage, the nearest first. */
export function stageItems(doc: Dockerfile, instruction: Instruction): readonly CompletionItem[] {
  const own = doc.stageOf(instruction)?.index ?? doc.stages.length;
  return doc.stages
    .filter(({ index, name }) => index < own && name !== undefined)
    .reverse()
    .map((stage) => item(doc, stage));
}

function item(doc: Dockerfile, stage: Stage): CompletionItem {
  const name = stage.name ?? String(stage.index);
  const detail = stage.image ? `stage from ${stage.image.text}` : "stage";
  return { label: name, kind: "stage", detail, newText: name, documentation: () => stageHover(doc, stage) };
}
