// A label that is not in the configuration's schema.
import { defineRule } from "../rule";
import { labelKey } from "./labels";

export default defineRule({
  id: "unknown-label",
  aliases: ["DL3050"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "With `strict-labels: true`: finds labels that `label-schema` does not name.",
    why: "A misspelt label is found by nobody; a strict schema catches it.",
    config: { labelSchema: { team: "text" }, strictLabels: true },
    bad: "FROM alpine:3.22\nLABEL taem=web\n",
    good: "FROM alpine:3.22\nRUN true\n",
  },
  messages: { unknown: "The label schema does not know {key}. Mend the name, or add it to label-schema" },
  on: ["LABEL"],
  *checkInstruction(instruction, context) {
    if (!context.options.strictLabels) return;
    for (const pair of instruction.pairs) {
      const key = labelKey(pair, context);
      if (key !== undefined && !Object.hasOwn(context.options.labelSchema, key)) yield { at: pair.keySpan, says: ["unknown", { key }] };
    }
  },
});
