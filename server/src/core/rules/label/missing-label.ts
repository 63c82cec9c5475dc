// A label that the configuration asks for and the image does not get.

import { placeOfStage } from "../../model/stagePlace";
import type { FileContext } from "../rule";
import { defineRule } from "../rule";
import { labelKey } from "./labels";

type Stage = FileContext["stages"][number];

/** Keys set by the stage itself. */
function ownKeys(file: FileContext, stage: Stage): Set<string> {
  const keys = new Set<string>();
  for (const instruction of stage.instructions) {
    if (instruction.keyword !== "LABEL") continue;
    const scope = file.scopeBefore(instruction);
    for (const pair of instruction.pairs) keys.add(labelKey(pair, { scope }) ?? pair.key);
  }
  return keys;
}

const has = (file: FileContext, stage: Stage, key: string): boolean =>
  ownKeys(file, stage).has(key) || (stage.parent !== undefined && has(file, stage.parent, key));

export default defineRule({
  id: "missing-label",
  aliases: ["DL3049"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds an image without a label that `label-schema` in the configuration names.",
    why: "Whoever keeps a label schema looks images up by these labels; an image without one is not found.",
    config: { labelSchema: { team: "text" } },
    bad: "FROM alpine:3.22\nLABEL other=x\n",
    good: 'FROM alpine:3.22\nLABEL team="web"\n',
    differs: "Only the final stage becomes the image, so only that is looked at; hadolint also asks stages that nothing copies from.",
  },
  messages: { missing: "The label schema asks for the label {key}, and this image does not get it. Add LABEL {key}=…" },
  reads: ["FROM", "ARG", "ENV", "LABEL", "COPY", "RUN"],
  *check(file) {
    const wanted = Object.keys(file.options.labelSchema);
    if (wanted.length === 0) return;
    for (const stage of file.stages) {
      const judged = stage.isFinal || (file.options.strict && stage.usedBy.length === 0);
      if (!judged) continue;
      for (const key of wanted) if (!has(file, stage, key)) yield { at: placeOfStage(stage), says: ["missing", { key }] };
    }
  },
});
