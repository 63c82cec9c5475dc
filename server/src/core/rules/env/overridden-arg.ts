// ENV that replaces an ARG of the same name before anything has used it.
import { defineRule } from "../rule";

export default defineRule({
  id: "overridden-arg",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ENV NAME=value` directly after `ARG NAME` where the value does not come from the ARG and nothing used the ARG in between.",
    why: "The ENV wins from its line on. `docker build --build-arg NAME=…` is accepted and changes nothing.",
    bad: "FROM node:24\nARG PORT=3000\nENV PORT=8080\n",
    good: "FROM node:24\nARG PORT=8080\nENV PORT=$PORT\n",
    whenNot: "The ARG is only kept so that old build commands do not fail.",
  },
  messages: { overridden: "ENV {name} replaces the ARG of that name, so --build-arg {name} changes nothing. Write ENV {name}=${name}" },
  *checkStage(stage) {
    const open = new Set<string>();
    for (const instruction of stage.instructions) {
      const { keyword } = instruction;
      const text = instruction.arguments.text;
      if (keyword === "ENV") {
        for (const { key, keySpan, value } of instruction.pairs) {
          if (open.has(key) && !value?.includes("$")) yield { at: keySpan, says: ["overridden", { name: key }] };
        }
      }
      // A RUN may read any of them from its environment.
      if (keyword === "RUN" || keyword === "ENV") open.clear();
      else if (open.size > 0) for (const [word] of text.matchAll(/\w+/g)) open.delete(word);
      if (keyword === "ARG") for (const { key } of instruction.pairs) open.add(key);
    }
  },
});
