// ENV that reads a variable which the same ENV sets.
import { variableReferences } from "../../syntax/expand";
import { defineRule } from "../rule";

export default defineRule({
  id: "same-line-variable",
  aliases: ["DL3044"],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `ENV A=1 B=$A`: a variable that is set and read in the same `ENV`.",
    why: "The builder puts in the values from before the line. `$A` is then empty, or holds an older value.",
    bad: "FROM debian:12-slim\nENV APP=/opt/app BIN=$APP/bin\n",
    good: "FROM debian:12-slim\nENV APP=/opt/app\nENV BIN=$APP/bin\n",
    differs:
      "Silent where the name had a value before, as far as the file shows; `${name:-default}` counts as a use with a fallback and is passed over.",
  },
  messages: {
    same: "${name} is set by this same ENV, but the builder puts in its value from before the line, if there was one. Use two ENV instructions",
  },
  on: ["ENV"],
  *checkInstruction(instruction, context) {
    const { pairs } = instruction;
    if (pairs.length < 2) return;
    const names = new Set(pairs.map(({ key }) => key));
    const logical = instruction.arguments;
    let from = 0;
    for (const pair of pairs) {
      const value = pair.value;
      if (!value?.includes("$") || !pair.valueSpan) continue;
      const start = logical.text.indexOf(value, logical.text.indexOf(pair.key, from));
      from = start + value.length;
      for (const { name, start: at, end, operator } of variableReferences(value)) {
        if (
          name === pair.key ||
          !names.has(name) ||
          (name === "PATH" && !context.options.strict) ||
          operator !== undefined ||
          context.scope.lookup(name)
        )
          continue;
        yield { at: logical.spanOf(start + at, start + end), says: ["same", { name }] };
      }
    }
  },
});
