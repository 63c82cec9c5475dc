// EXPOSE of a variable that is certainly empty.
import { baseMaySet } from "../../image";
import { answersUnset, type VariableUse, variableUsesIn } from "../../model/variableUses";
import { defineRule, type InstructionContext } from "../rule";

/** Set to nothing by an ENV that no build argument goes into, or by nothing at all. */
function isEmpty({ name, operator }: VariableUse, { scope, stage }: InstructionContext): boolean {
  if (answersUnset(operator)) return false;
  const definition = scope.lookup(name);
  if (!definition) return baseMaySet(stage, name) === false;
  const pair = definition.kind === "env" ? definition.instruction?.pairs.find(({ key }) => key === name) : undefined;
  return pair !== undefined && /^(?:""|'')?$/.test(pair.value ?? "");
}

export default defineRule({
  id: "empty-port",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `EXPOSE $NAME` of a variable that has no value there: an `ENV` sets it to nothing, or nothing sets it.",
    why: "The builder passes an empty port over without a word, so `docker run -P`, proxies and other tools that read the image's ports find none.",
    bad: "FROM debian:12-slim\nENV PORT=\nEXPOSE $PORT\n",
    good: "FROM debian:12-slim\nENV PORT=8080\nEXPOSE $PORT\n",
    whenNot:
      "A build argument gives the value: an `ARG` is passed over, with and without a default, and so is a base image that may set the variable.",
  },
  messages: { empty: "{name} is empty here, so this exposes no port. Give it a value above this line, or write the port" },
  on: ["EXPOSE"],
  *checkInstruction(instruction, context) {
    for (const word of instruction.words) {
      const [use, second] = word.text.includes("$") ? variableUsesIn(instruction, word.span, context.escape) : [];
      const isWhole = use !== undefined && use.span.end - use.span.start >= word.text.replace(/["']/g, "").length;
      if (use && !second && isWhole && isEmpty(use, context)) yield { at: word.span, says: ["empty", { name: use.name }] };
    }
  },
});
