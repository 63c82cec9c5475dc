// A stage name with capital letters.
import { stageReferences } from "../../model/stageReferences";
import type { Dockerfile, Stage } from "../../model/types";
import { replace, type TextEdit } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "uppercase-stage-name",
  aliases: ["StageNameCasing"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds stage names with capital letters.",
    why: "Docker compares stage names without regard to case and turns them to lower case, so `--target` and logs show another name than the file.",
    bad: "FROM golang:1.24 AS Builder\nFROM scratch\nCOPY --from=Builder /app /app\n",
    good: "FROM golang:1.24 AS builder\nFROM scratch\nCOPY --from=builder /app /app\n",
  },
  messages: {
    casing: "Docker turns the stage name {name} to lower case. Write {lower}",
    lower: "Write {lower} here and where the stage is used",
  },
  *check(file) {
    for (const stage of file.stages) {
      const name = stage.nameSpan && file.slice(stage.nameSpan);
      if (!stage.nameSpan || !name || name === name.toLowerCase()) continue;
      const lower = name.toLowerCase();
      yield {
        at: stage.nameSpan,
        says: ["casing", { name, lower }],
        fix: { title: ["lower", { lower }], safety: "safe", edits: () => renames(file, stage) },
      };
    }
  },
});

/** A number and a variable stay: they are not the name. */
function renames(file: Dockerfile, stage: Stage): readonly TextEdit[] {
  const uses = stageReferences(file).filter((use) => use.stage === stage && use.text.toLowerCase() === stage.name);
  const places = [stage.nameSpan, ...uses.map(({ span }) => span)];
  return places.flatMap((at) => (at && file.slice(at) !== file.slice(at).toLowerCase() ? [replace(at, file.slice(at).toLowerCase())] : []));
}
