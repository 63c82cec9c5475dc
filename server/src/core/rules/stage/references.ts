// Where a stage is named: FROM, COPY --from, RUN --mount from=.
import type { Dockerfile, Stage } from "../../model/types";
import type { Span } from "../../text/span";

/** Spans of the name, in order; a use by number is not one. */
export function stageReferences(file: Dockerfile, stage: Stage): readonly Span[] {
  const { name } = stage;
  if (name === undefined) return [];
  const spans: Span[] = [];
  for (const later of file.stages.slice(stage.index + 1)) {
    if (later.parent === stage && later.image) spans.push(later.image.span);
    for (const instruction of later.instructions) {
      for (const flag of instruction.flags) {
        if (flag.name === "from" && flag.valueSpan && flag.value?.toLowerCase() === name) spans.push(flag.valueSpan);
        const from = flag.options.find((option) => option.key === "from");
        if (from?.valueSpan && from.value?.toLowerCase() === name) spans.push(from.valueSpan);
      }
    }
  }
  return spans;
}
