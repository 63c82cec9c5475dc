// A variable that nothing before it defines.
import { bareImages } from "../../knowledge/bareImages";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { nearName, usesIn } from "../variables";

const expanding = ["ENV", "LABEL", "ADD", "COPY", "WORKDIR", "USER", "VOLUME", "STOPSIGNAL", "ARG"];

/** Names set in the stage and its parents, for the hint. */
function declaredNames(file: FileContext, instruction: Instruction): Set<string> {
  const names = new Set<string>(["PATH"]);
  for (let stage = file.stageOf(instruction); stage; stage = stage.parent) {
    for (const { keyword, pairs } of stage.instructions)
      if (keyword === "ARG" || keyword === "ENV") for (const { key } of pairs) names.add(key);
  }
  return names;
}

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
  *check(file) {
    for (const instruction of file.each(...expanding)) {
      if (file.stages.length > 0 && !file.stageOf(instruction)) continue; // a global ARG: see undefined-arg-in-from
      if (!instruction.arguments.text.includes("$")) continue;
      const scope = file.scopeBefore(instruction);
      for (const { reference, span, nameSpan } of usesIn(instruction, instruction.arguments.span, file.tree.escape)) {
        const { name } = reference;
        if (name === "PATH" || scope.lookup(name) || /^\d+$|^[@*#?$!-]$/.test(name)) continue;
        if (
          reference.operator !== undefined &&
          reference.operator !== "/" &&
          reference.operator !== "//" &&
          !/^[#%]/.test(reference.operator)
        )
          continue;
        const bare = bareImages.has(scope.stage?.baseImage?.repository ?? "");
        const near = nearName(name, declaredNames(file, instruction));
        if (near === undefined && !bare) continue;
        yield near === undefined
          ? { at: span, says: ["undefined", { name }] }
          : {
              at: span,
              says: ["near", { name, near }],
              fix: { title: ["rename", { near }], safety: "review", edits: () => [replace(nameSpan, near)] },
            };
      }
    }
  },
});
