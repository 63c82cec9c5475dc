// Where a Dockerfile names its stages: FROM, COPY --from, RUN --mount from=.
import type { Flag, FlagOption, Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { memoOf } from "./chunkMemo";
import { mountOption } from "./mounts";
import type { Dockerfile, Stage } from "./types";

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

/**
 * The stage that a reference means; undefined for an image or a named context.
 * Names are compared without case; only COPY takes a number. Source: BuildKit's toCommand and detectRunMount.
 */
export function referencedStage(reference: SourceReference, names: StageNames): Stage | undefined {
  if (reference.kind === "copy" && /^[+-]?\d+$/.test(reference.text)) return names.stages[Number(reference.text)];
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

export interface StageReference {
  readonly instruction: Instruction;
  readonly how: "FROM" | "COPY" | "mount";
  /** Name or number as written. */
  readonly text: string;
  readonly span: Span;
  /** undefined: an image or a named build context. */
  readonly stage: Stage | undefined;
}

/** What one instruction names. */
export function stageReferencesIn(doc: Dockerfile, instruction: Instruction): readonly StageReference[] {
  if (instruction.keyword === "FROM") {
    const here = doc.stageOf(instruction);
    return here?.image ? [{ instruction, how: "FROM", text: here.image.text, span: here.image.span, stage: here.parent }] : [];
  }
  const sources = sourceReferences(instruction);
  if (sources.length === 0) return [];
  const names = stageNames(doc.stages);
  return sources.map((source) => ({
    instruction,
    how: source.kind === "copy" ? "COPY" : "mount",
    text: source.text,
    span: source.span,
    stage: referencedStage(source, names),
  }));
}

/** Reading the flags of all instructions costs more than a look at the text. */
const mayNameStage = (doc: Dockerfile, { keyword, span }: Instruction): boolean =>
  keyword === "FROM" || ((keyword === "COPY" || keyword === "RUN") && /from=/i.test(doc.slice(span)));

/** The whole file, in order. Names inside ONBUILD are left out: they mean stages of another build. */
export function stageReferences(doc: Dockerfile): readonly StageReference[] {
  return doc.instructions
    .filter((instruction) => mayNameStage(doc, instruction))
    .flatMap((instruction) => stageReferencesIn(doc, instruction));
}
