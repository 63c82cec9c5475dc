// A label that the same stage sets again further down.
import { removeInstruction } from "../../edits";
import type { Instruction, Pair } from "../../syntax/types";
import { defineRule } from "../rule";
import { labelKey, labelValue } from "./labels";

interface Known {
  readonly pair: Pair;
  readonly instruction: Instruction;
  readonly value: string | undefined;
}

export default defineRule({
  id: "overridden-label",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a label that a `LABEL` further down in the same stage sets to another value.",
    why: "An image has one value for each label. The first one is lost, and a reader of the file takes it for what the image says.",
    bad: "FROM alpine:3.22\nLABEL maintainer=ada@example.com\nLABEL maintainer=bob@example.com\n",
    good: "FROM alpine:3.22\nLABEL maintainer=bob@example.com\n",
    fixSafety: "The image stays as it is, but one of the two values was a mistake: see which.",
    differs:
      "A label that is set again to the same value is an info. A label of a parent stage or of the base image may be replaced on purpose and is passed over.",
  },
  messages: {
    lost: "An image has one value for each label, and {key} gets another one further down: this one is lost. Give one of them another name, or remove it",
    again: "{key} is set to the same value again further down. Remove one of them",
    by: "This {key} is the one that counts",
    removal: "Remove this LABEL",
  },
  *checkStage(stage, file) {
    const known = new Map<string, Known>();
    for (const instruction of stage.instructions) {
      if (instruction.keyword !== "LABEL") continue;
      const context = { scope: file.scopeBefore(instruction) };
      for (const pair of instruction.pairs) {
        const key = labelKey(pair, context);
        if (!key) continue;
        const value = labelValue(pair, context);
        const before = known.get(key);
        known.set(key, { pair, instruction, value });
        if (!before) continue;
        const same = value !== undefined && value === before.value;
        const alone = before.instruction.pairs.length === 1;
        yield {
          at: before.pair.keySpan,
          says: [same ? "again" : "lost", { key }],
          severity: same ? "info" : undefined,
          tag: "unnecessary",
          related: [{ at: pair.keySpan, says: ["by", { key }] }],
          fix: alone ? { title: ["removal"], safety: "review", edits: () => [removeInstruction(file, before.instruction)] } : undefined,
        };
      }
    }
  },
});
