// ENV that reads a variable which the same ENV sets.
import { variableUsesIn } from "../../model/variableUses";
import { defineRule } from "../rule";

export default defineRule({
  id: "same-line-variable",
  aliases: ["DL3044"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ENV A=1 B=$A`: a variable that is set and read in the same `ENV`.",
    why: "The builder puts in the values from before the line. `$A` is then empty, or holds an older value.",
    bad: "FROM debian:12-slim\nENV APP=/opt/app BIN=$APP/bin\n",
    good: "FROM debian:12-slim\nENV APP=/opt/app\nENV BIN=$APP/bin\n",
    differs:
      "A warning here, not an error: the image is built, and an entrypoint may fill in what is empty. Silent where the name had a value before, as far as the file shows; `${name:-default}` counts as a use with a fallback and is passed over.",
  },
  messages: {
    same: "${name} is set by this same ENV, but the builder puts in its value from before the line, if there was one. Use two ENV instructions",
  },
  on: ["ENV"],
  *checkInstruction(instruction, context) {
    const { pairs } = instruction;
    if (pairs.length < 2) return;
    const names = new Set(pairs.map(({ key }) => key));
    for (const pair of pairs) {
      if (!pair.value?.includes("$") || !pair.valueSpan) continue;
      for (const { name, operator, span } of variableUsesIn(instruction, pair.valueSpan, context.escape)) {
        if (
          name === pair.key ||
          !names.has(name) ||
          (name === "PATH" && !context.options.strict) ||
          operator !== undefined ||
          context.scope.lookup(name)
        )
          continue;
        yield { at: span, says: ["same", { name }] };
      }
    }
  },
});
