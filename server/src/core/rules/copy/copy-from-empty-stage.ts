// COPY --from of a stage that is FROM scratch and puts nothing in.
import { flagOf, sourceArguments } from "../../model/arguments";
import { stageCopiedFrom } from "../../model/references";
import type { Scope, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";

const writes = new Set(["COPY", "ADD", "RUN", "WORKDIR", "ONBUILD"]);

function isEmpty(stage: Stage): boolean {
  for (let each: Stage | undefined = stage; each; each = each.parent) {
    if (each.instructions.some(({ keyword }) => writes.has(keyword))) return false;
  }
  return stage.baseImage?.repository === "scratch" && stage.baseImage.registry === undefined;
}

/** `/` is there in an empty stage, too, and a wildcard may match nothing. */
function namesFile(copy: Instruction, scope: Scope): boolean {
  return sourceArguments(copy).some(({ text }) => {
    const source = copy.json ? text : scope.expand(text);
    return source !== undefined && !/[*?[]/.test(source) && !/^[/.]*$/.test(source);
  });
}

export default defineRule({
  id: "copy-from-empty-stage",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `COPY --from` of a stage that begins with `FROM scratch` and never gets a file.",
    why: "There is nothing to copy: the build stops with “not found”.",
    bad: "FROM scratch AS files\nFROM alpine:3.22\nCOPY --from=files /etc/app.conf /etc/\n",
    good: "FROM scratch AS files\nCOPY app.conf /etc/\nFROM alpine:3.22\nCOPY --from=files /etc/app.conf /etc/\n",
    whenNot:
      "The stage is a placeholder that `--build-context <name>=…` replaces. " +
      "A COPY of `/`, `.` or a wildcard is passed over: the builder takes it from an empty stage, too.",
  },
  messages: { empty: "The stage {name} is FROM scratch and holds no file, so there is nothing to copy. Put the files in there first" },
  reads: ["FROM", "ARG", "ENV", "COPY", "ADD", "RUN", "WORKDIR"],
  *check(file) {
    const emptyStages = file.stages.filter((stage) => stage.usedBy.length > 0 && isEmpty(stage));
    if (emptyStages.length === 0) return;
    for (const instruction of file.each("COPY")) {
      const flag = flagOf(instruction, "from");
      const stage = flag?.valueSpan && stageCopiedFrom(file, instruction);
      if (!stage || !emptyStages.includes(stage) || !namesFile(instruction, file.scopeBefore(instruction))) continue;
      yield { at: flag.valueSpan, says: ["empty", { name: flag.value ?? "" }] };
    }
  },
});
