// A label of the configuration's schema without a value.

import { visible } from "../../text/span";
import { defineRule } from "../rule";
import { labelKey, labelValue } from "./labels";

export default defineRule({
  id: "empty-label",
  aliases: ["DL3051"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a label that `label-schema` names, with an empty value.",
    why: "The label is there for whoever counts labels, and tells nothing to whoever reads it.",
    config: { labelSchema: { team: "text" } },
    bad: 'FROM alpine:3.22\nLABEL team=""\n',
    good: "FROM alpine:3.22\nLABEL team=web\n",
  },
  messages: { empty: "The label {key} is in the label schema, and its value is empty. Give it one" },
  on: ["LABEL"],
  *checkInstruction(instruction, context) {
    for (const pair of instruction.pairs) {
      const key = labelKey(pair, context);
      if (key === undefined || !Object.hasOwn(context.options.labelSchema, key)) continue;
      if (labelValue(pair, context)?.trim() === "") yield { at: visible(pair.valueSpan, pair.span), says: ["empty", { key }] };
    }
  },
});
