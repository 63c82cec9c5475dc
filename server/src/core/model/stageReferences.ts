// Where a Dockerfile names its stages: FROM, COPY --from, RUN --mount from=.
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { referencedStage, type StageNames, sourceReferences, stageNames } from "./references";
import type { Dockerfile, Stage } from "./types";

export interface StageReference {
  readonly instruction: Instruction;
  readonly how: "FROM" | "COPY" | "mount";
  /** Name or number as written. */
  readonly text: string;
  readonly span: Span;
  /** undefined: an image or a named build context. */
  readonly stage: Stage | undefined;
}

/** What one instruction names. @param names of the whole file, where the caller has them already. */
export function stageReferencesIn(doc: Dockerfile, instruction: Instruction, names?: StageNames): readonly StageReference[] {
  if (instruction.keyword === "FROM") {
    const here = doc.stageOf(instruction);
    return here?.image ? [{ instruction, how: "FROM", text: here.image.text, span: here.image.span, stage: here.parent }] : [];
  }
  const sources = sourceReferences(instruction);
  if (sources.length === 0) return [];
  const known = names ?? stageNames(doc.stages);
  return sources.map((source) => ({
    instruction,
    how: source.kind === "copy" ? "COPY" : "mount",
    text: source.text,
    span: source.span,
    stage: referencedStage(source, known),
  }));
}

/** Reading the flags of all instructions costs more than a look at the text. */
const mayNameStage = (doc: Dockerfile, { keyword, span }: Instruction): boolean =>
  keyword === "FROM" || ((keyword === "COPY" || keyword === "RUN") && /from=/i.test(doc.slice(span)));

/** The whole file, in order. Names inside ONBUILD are left out: they mean stages of another build. */
export function stageReferences(doc: Dockerfile): readonly StageReference[] {
  const names = stageNames(doc.stages);
  return doc.instructions
    .filter((instruction) => mayNameStage(doc, instruction))
    .flatMap((instruction) => stageReferencesIn(doc, instruction, names));
}
