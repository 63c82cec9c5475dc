// FROM and AS in different case.
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "mixed-from-as-casing",
  aliases: ["FromAsCasing"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `FROM … as name` and `from … AS name`: the two keywords in different case.",
    why: "The build is the same; a reader who looks for keywords by their case passes over the stage's name.",
    bad: "FROM golang:1.24 as build\n",
    good: "FROM golang:1.24 AS build\n",
  },
  messages: {
    mixed: "{as} and {from} are keywords of one instruction in different case. Write {wanted}",
    write: "Write {wanted}",
  },
  on: ["FROM"],
  *checkInstruction(instruction, context) {
    const from = context.text(instruction.keywordSpan);
    const as = instruction.words.length === 3 ? instruction.words[1] : undefined;
    if (!as) return;
    const wanted = from === from.toUpperCase() ? "AS" : from === from.toLowerCase() ? "as" : undefined;
    if (wanted === undefined || as.text === wanted) return;
    yield {
      at: as.span,
      says: ["mixed", { as: as.text, from, wanted }],
      fix: { title: ["write", { wanted }], safety: "safe", edits: () => [replace(as.span, wanted)] },
    };
  },
});
