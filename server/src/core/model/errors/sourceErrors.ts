// Faults of COPY --from and RUN --mount from: variables, stages that come later, images that are none.
import { expandWith } from "../../syntax/expand";
import type { EscapeCharacter, Instruction, ParseError } from "../../syntax/types";
import { referenceFault } from "../imageReference";
import { hasVariable, isStageNumber, referencedStage, type SourceReference, type StageNames, sourceReferences } from "../references";
import type { Stage } from "../types";
import { referenceReason } from "./fromErrors";
import { problem } from "./problem";

/** `--from` is compared with what is left of it when no variable is set. Source: BuildKit's toCommand. */
function variableFault(reference: SourceReference, escapedBy: EscapeCharacter): ParseError | undefined {
  const { text, kind, span } = reference;
  if (kind === "mount") return undefined;
  const result = expandWith(text, () => undefined, { escape: escapedBy });
  return "value" in result && result.value === text ? undefined : problem("copy-from-variable", span, { from: text });
}

function stageFault(reference: SourceReference, own: Stage, names: StageNames): ParseError | undefined {
  const { text, kind, span } = reference;
  const stage = referencedStage(reference, names);
  if (stage === own) return problem("source-is-own-stage", span, { source: text });
  if (stage) return stage.index > own.index ? problem("source-is-later", span, { source: text }) : undefined;
  if (isStageNumber(reference)) {
    return problem("unknown-stage-number", span, { number: text, last: String(names.stages.length - 1) });
  }
  const fault = kind === "mount" && hasVariable(text) ? undefined : referenceFault(text);
  return fault && problem("invalid-image", span, { image: text, reason: referenceReason(fault) });
}

/** A trigger of ONBUILD runs elsewhere, where other stages may be. */
export function sourceErrors(instruction: Instruction, own: Stage, names: StageNames, escapedBy: EscapeCharacter): readonly ParseError[] {
  if (instruction.keyword === "ONBUILD") return [];
  const references = sourceReferences(instruction);
  if (references.length === 0) return [];
  return references.flatMap((reference) => variableFault(reference, escapedBy) ?? stageFault(reference, own, names) ?? []);
}
