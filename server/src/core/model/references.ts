// Where a Dockerfile names its stages: FROM, COPY --from, RUN --mount from=.
import type { Flag, FlagOption, Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { memoOf } from "./chunkMemo";
import { readImageReference } from "./imageReference";
import { mountOption } from "./mounts";
import type { Dockerfile, ImageReference, Stage } from "./types";

/** A stage, an image or a named context, as COPY --from or RUN --mount from= names it. */
export interface SourceReference {
  readonly text: string;
  readonly span: Span;
  readonly kind: "copy" | "mount";
  readonly flag: Flag;
  /** mount: the option. */
  readonly option: FlagOption | undefined;
}

function mountReferences(flag: Flag): readonly SourceReference[] {
  const option = mountOption(flag, "from");
  return option?.value ? [{ text: option.value, span: option.valueSpan ?? option.span, kind: "mount", flag, option }] : [];
}

/** What an instruction takes files from; of an ONBUILD, what its trigger does. */
export function sourceReferences(instruction: Instruction): readonly SourceReference[] {
  const { keyword } = instruction;
  if (keyword === "ONBUILD") return instruction.trigger ? sourceReferences(instruction.trigger) : [];
  if (keyword !== "RUN" && keyword !== "COPY") return [];
  const memo = memoOf(instruction);
  if (memo.withoutSources) return [];
  const references = readReferences(instruction);
  memo.withoutSources = references.length === 0;
  return references;
}

function readReferences(instruction: Instruction): readonly SourceReference[] {
  const { keyword } = instruction;
  if (keyword === "RUN") return instruction.flags.filter((flag) => flag.name === "mount").flatMap(mountReferences);
  return instruction.flags
    .filter((flag) => flag.name === "from" && flag.value)
    .map((flag) => ({ text: flag.value ?? "", span: flag.valueSpan ?? flag.span, kind: "copy", flag, option: undefined }));
}

export interface StageNames {
  /** Of all stages; where two have one name, the later. */
  readonly byName: ReadonlyMap<string, Stage>;
  readonly stages: readonly Stage[];
}

const kept = new WeakMap<readonly Stage[], StageNames>();

/** Read once for the stages of a file. */
export function stageNames(stages: readonly Stage[]): StageNames {
  const known = kept.get(stages);
  if (known) return known;
  const byName = new Map<string, Stage>();
  for (const stage of stages) if (stage.name !== undefined) byName.set(stage.name, stage);
  const names = { byName, stages };
  kept.set(stages, names);
  return names;
}

/** Only COPY counts stages. Source: BuildKit's toCommand. */
export const isStageNumber = ({ kind, text }: SourceReference): boolean => kind === "copy" && /^[+-]?\d+$/.test(text);

/** A `$` that is not the last character stands for a variable, and `from=` of a mount takes none. Source: BuildKit's parseMount. */
export const hasVariable = (text: string): boolean => /\$./s.test(text);

/**
 * The stage that a reference means; undefined for an image or a named context.
 * Names are compared without case. Source: BuildKit's toCommand and detectRunMount.
 */
export function referencedStage(reference: SourceReference, names: StageNames): Stage | undefined {
  if (isStageNumber(reference)) return names.stages[Number(reference.text)];
  return names.byName.get(reference.text.toLowerCase());
}

/** The stage further up that COPY --from names; undefined without one, for an image, and for a named context. */
export function stageCopiedFrom(doc: Dockerfile, copy: Instruction): Stage | undefined {
  const [reference] = sourceReferences(copy);
  const own = doc.stageOf(copy)?.index ?? 0;
  const found = reference && referencedStage(reference, stageNames(doc.stages));
  if (!found || found.index < own) return found;
  // A later stage may have the name, too.
  return doc.stages.slice(0, own).findLast(({ name }) => name === reference?.text.toLowerCase());
}

/** The external image that COPY --from names, and that is no stage of this file; undefined for a stage, and without one. */
export function imageCopiedFrom(doc: Dockerfile, copy: Instruction): ImageReference | undefined {
  const [reference] = sourceReferences(copy);
  if (!reference || isStageNumber(reference) || hasVariable(reference.text)) return undefined;
  return referencedStage(reference, stageNames(doc.stages)) ? undefined : readImageReference(reference.text, reference.span);
}
