// COPY --from of a stage by its number.
import type { Stage } from "../../model/types";
import { insert, replace, type TextEdit } from "../../text/span";
import { defineRule } from "../rule";
import { flagOf } from "./contextSources";

/** A name that no stage has. */
function freeName(stages: readonly Stage[], number: number): string {
  const taken = new Set(stages.map(({ name }) => name));
  for (const name of ["build", `build-${number}`, `stage-${number}`]) if (!taken.has(name)) return name;
  return `stage-${number}-${stages.length}`;
}

export default defineRule({
  id: "numbered-copy-stage",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `COPY --from=0`: a stage named by its number.",
    why: "The number counts the FROM lines. A stage put in above moves them all, and the COPY silently takes from another stage.",
    bad: "FROM golang:1.25\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=0 /app /app\n",
    good: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\n",
  },
  messages: {
    number: "{number} counts FROM lines: with a new stage above, this copies from another one. Give the stage a name",
    name: "Write {name}",
  },
  *check(file) {
    for (const instruction of file.each("COPY")) {
      const flag = flagOf(instruction, "from");
      if (!flag?.valueSpan || !/^\d+$/.test(flag.value ?? "")) continue;
      const stage = file.stages[Number(flag.value)];
      const own = file.stageOf(instruction);
      if (!stage || !own || stage.index >= own.index) continue;
      const at = flag.valueSpan;
      const name = stage.name ?? freeName(file.stages, stage.index);
      const declared = (): readonly TextEdit[] =>
        stage.name === undefined && stage.image
          ? [insert(stage.image.span.end, file.slice(stage.from.keywordSpan) === "from" ? ` as ${name}` : ` AS ${name}`)]
          : [];
      yield {
        at,
        says: ["number", { number: flag.value ?? "" }],
        fix: { title: ["name", { name }], safety: "safe", edits: () => [...declared(), replace(at, name)] },
      };
    }
  },
});
