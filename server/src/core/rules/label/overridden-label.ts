// A label that the same stage sets again further down.
import { removeInstruction } from "../../edits";
import type { Instruction, Pair } from "../../syntax/types";
import { insert } from "../../text/span";
import { defineRule, type Fix } from "../rule";
import { labelKey, labelValue } from "./labels";

interface Known {
  readonly pair: Pair;
  readonly instruction: Instruction;
  readonly value: string | undefined;
}

const messages = {
  lost: "An image has one value for each label, and {key} gets another one further down: this one is lost. Give one of them another name, or remove it",
  named: "An image has one value for each label, and {key} gets another one further down: this one is lost. Call the address {key}.email",
  again: "{key} is set to the same value again further down. Remove one of them",
  by: "This {key} is the one that counts",
  removal: "Remove this LABEL",
  email: "Write {key}.email",
} as const;

const isAddress = (value: string | undefined): boolean => /^<?[^\s@<>]+@[^\s@<>]+\.\w+>?$/.test(value ?? "");

/** One of two is the address of the other: neither is a mistake. */
const addressOf = (one: Known, other: Known): Known | undefined => {
  const address = isAddress(one.value) ? one : isAddress(other.value) ? other : undefined;
  const name = address === one ? other : one;
  return address && name.value !== undefined && !name.value.includes("@") ? address : undefined;
};

const renamed = ({ pair }: Known, key: string): Fix<typeof messages> => {
  const { end } = pair.keySpan;
  const behind = /["']$/.test(pair.key) ? end - 1 : end;
  return { title: ["email", { key }], safety: "review", edits: () => [insert(behind, ".email")] };
};

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
    fixSafety:
      "Needs a look: the image stays as it is without the first LABEL, but one of the two values was a mistake. Where one is a name and the other an e-mail address, both are meant, and the address is given a name of its own.",
    differs:
      "A label that is set again to the same value is an info. A label of a parent stage or of the base image may be replaced on purpose and is passed over.",
  },
  messages,
  *checkStage(stage, file) {
    const known = new Map<string, Known>();
    for (const instruction of stage.instructions) {
      if (instruction.keyword !== "LABEL") continue;
      const context = { scope: file.scopeBefore(instruction) };
      for (const pair of instruction.pairs) {
        const key = labelKey(pair, context);
        if (!key) continue;
        const found: Known = { pair, instruction, value: labelValue(pair, context) };
        const before = known.get(key);
        known.set(key, found);
        if (!before) continue;
        const same = found.value !== undefined && found.value === before.value;
        const address = known.has(`${key}.email`) ? undefined : addressOf(before, found);
        const alone = before.instruction.pairs.length === 1;
        const removal = { title: ["removal"], safety: "review", edits: () => [removeInstruction(file, before.instruction)] } as const;
        yield {
          at: before.pair.keySpan,
          says: [same ? "again" : address ? "named" : "lost", { key }],
          severity: same ? "info" : undefined,
          tag: "unnecessary",
          related: [{ at: pair.keySpan, says: ["by", { key }] }],
          fix: address ? renamed(address, key) : alone ? removal : undefined,
        };
      }
    }
  },
});
