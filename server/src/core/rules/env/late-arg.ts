// ARG that stands behind the first use of its name.
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";
import { undefinedUses } from "./outOfScope";

export default defineRule({
  id: "late-arg",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a variable that is used in a stage before the `ARG` or `ENV` that declares it there.",
    why: "A declaration counts from its line on. Above it the variable is empty.",
    bad: "FROM node:24\nRUN npm install -g pnpm@$PNPM\nARG PNPM=10\n",
    good: "FROM node:24\nARG PNPM=10\nRUN npm install -g pnpm@$PNPM\n",
  },
  isCause: ["undefined-variable", "unset-variable"],
  messages: { late: "{name} is empty here: its {keyword} stands further down. Move that one up", here: "{name} is declared here" },
  *checkStage(stage, file) {
    const globals = new Set(file.globalArgs.flatMap(({ pairs }) => pairs.map(({ key }) => key)));
    const declared = new Map<string, Instruction>();
    for (const instruction of stage.instructions) {
      if (instruction.keyword !== "ARG" && instruction.keyword !== "ENV") continue;
      for (const { key, value } of instruction.pairs) {
        // `ENV PATH=$PATH:…` and `ENV LD_LIBRARY_PATH=…` go on from what the base image set.
        if (!globals.has(key) && !declared.has(key) && !value?.includes(`$${key}`) && !value?.includes(`{${key}`))
          declared.set(key, instruction);
      }
    }
    if (declared.size === 0) return;
    for (const { name, at } of undefinedUses(file, stage, (each, index) => (declared.get(each)?.index ?? 0) > index)) {
      const later = declared.get(name);
      if (later)
        yield { at, says: ["late", { name, keyword: later.keyword }], related: [{ at: later.keywordSpan, says: ["here", { name }] }] };
    }
  },
});
