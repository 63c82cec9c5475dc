// An ARG from before the first FROM, used in a stage that does not declare it again.
import { linesBelow } from "../../edits";
import { defineRule } from "../rule";
import { undefinedUses } from "./outOfScope";

export default defineRule({
  id: "global-arg-in-stage",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds an `ARG` that is declared before the first `FROM` and used in a stage that does not declare it again.",
    why: "Such an ARG counts for the FROM lines alone. Inside a stage it is empty: a download gets an address without a version, a label has no value, and nothing says so.",
    bad: "ARG VERSION=1.2.3\nFROM debian:12-slim\nRUN echo $VERSION > /version\n",
    good: "ARG VERSION=1.2.3\nFROM debian:12-slim\nARG VERSION\nRUN echo $VERSION > /version\n",
    fixSafety: "Needs a look: from then on the variable has a value, which is what was meant but not what is built today.",
    differs: "BuildKit's UndefinedVar says only that the variable is not defined, and does not look into RUN.",
  },
  isCause: ["undefined-variable", "unset-variable"],
  messages: {
    empty: "{name} is empty here: an ARG before the first FROM counts for FROM alone. Repeat ARG {name} in this stage",
    declare: "Insert ARG {name} behind FROM",
  },
  *checkStage(stage, file) {
    if (file.options.buildkit || file.globalArgs.length === 0) return;
    const names = new Set(file.globalArgs.flatMap(({ pairs }) => pairs.map(({ key }) => key)));
    const told = new Set<string>();
    for (const { name, at } of undefinedUses(file, stage, (each) => names.has(each))) {
      if (told.has(name)) continue;
      told.add(name);
      yield {
        at,
        says: ["empty", { name }],
        fix: { title: ["declare", { name }], safety: "review", edits: () => [linesBelow(file, stage.from, [`ARG ${name}`])] },
      };
    }
  },
});
