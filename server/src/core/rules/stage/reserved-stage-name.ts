// A stage called scratch or context.
import { reservedStageNames } from "../../model/stageNames";
import { defineRule } from "../rule";

export default defineRule({
  id: "reserved-stage-name",
  aliases: ["ReservedStageName", "DL3063"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a stage called `scratch` or `context`.",
    why: "Both names mean something to the builder: `FROM scratch` is the empty image, `--from=context` the build context. The stage cannot be reached by its name. A warning: the build itself goes on.",
    bad: "FROM alpine:3.22 AS context\nRUN touch /x\n",
    good: "FROM alpine:3.22 AS files\nRUN touch /x\n",
  },
  messages: { reserved: "{name} is a name of the builder's own, so this stage cannot be reached by it. Give it another name" },
  reads: ["FROM"],
  *check(file) {
    for (const { name, nameSpan } of file.stages) {
      if (name !== undefined && nameSpan && reservedStageNames.has(name))
        yield { at: nameSpan, says: ["reserved", { name: file.slice(nameSpan) }] };
    }
  },
});
