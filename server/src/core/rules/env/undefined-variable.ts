// A variable that nothing before it defines.

import { baseMaySet } from "../../image";
import { bareImages } from "../../knowledge/bareImages";
import type { Instruction } from "../../syntax/types";
import { variableUses } from "../../syntax/variableUses";
import { nearestName } from "../../text/nearest";
import { replace } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

/** Names that the stage and its parents set before the instruction, for the hint. */
function declaredNames(instruction: Instruction, context: InstructionContext): Set<string> {
  const names = new Set<string>();
  for (let stage = context.stage; stage; stage = stage.parent) {
    for (const { keyword, pairs, index } of stage.instructions) {
      if (index >= instruction.index) break;
      if (keyword === "ARG" || keyword === "ENV") for (const { key } of pairs) names.add(key);
    }
  }
  return names;
}

/** The operators that give an unset variable a value or a message of its own. */
const provided = /^:?[-+?]$/;

export default defineRule({
  id: "undefined-variable",
  aliases: ["UndefinedVar"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `$NAME` in an instruction that the builder expands, where no ARG or ENV before it defines the name.",
    why: "The builder puts nothing in its place: `COPY $DIR/app /app` copies `/app`.",
    bad: "FROM debian:12-slim\nARG APP_DIR=app\nCOPY $APP_DRI /app\n",
    good: "FROM debian:12-slim\nARG APP_DIR=app\nCOPY $APP_DIR /app\n",
    fixSafety: "Needs a look: the name that is meant is a guess.",
    differs:
      "BuildKit asks the registry which variables the base image sets. Without that answer, a name is reported where the base image is known " +
      "to set none (debian, alpine, ubuntu, scratch …), and elsewhere where a name very like it is declared in the file.",
  },
  messages: {
    undefined: "${name} is not defined here, so nothing is put in its place. Declare it with ARG or ENV before this line",
    near: "${name} is not defined here, so nothing is put in its place. Did you mean ${near}?",
    rename: "Write {near}",
  },
  on: ["ENV", "LABEL", "ADD", "COPY", "WORKDIR", "USER", "VOLUME", "STOPSIGNAL", "ARG"],
  *checkInstruction(instruction, context) {
    const { scope } = context;
    if (!context.stage || !instruction.arguments.text.includes("$")) return; // a global ARG: see undefined-arg-in-from
    for (const { reference, span, nameSpan } of variableUses(instruction, instruction.arguments.span, context.escape)) {
      const { name, operator } = reference;
      if (name === "PATH" || scope.lookup(name) || /^\d+$|^[@*#?$!-]$/.test(name) || provided.test(operator ?? "")) continue;
      if (baseMaySet(context.stage, name)) continue;
      const near = nearestName(name, declaredNames(instruction, context));
      if (near === undefined && !bareImages.has(scope.stage?.baseImage?.repository ?? "")) continue;
      yield near === undefined
        ? { at: span, says: ["undefined", { name }] }
        : {
            at: span,
            says: ["near", { name, near }],
            fix: { title: ["rename", { near }], safety: "review", edits: () => [replace(nameSpan, near)] },
          };
    }
  },
});
