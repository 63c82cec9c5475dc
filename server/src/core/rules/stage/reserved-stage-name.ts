// A stage called scratch or context.
import { reservedStageNames } from "../../model/stageNames";
import { defineRule } from "../rule";

export default defineRule({
  id: "reserved-stage-name",
  aliases: ["ReservedStageName", "DL3063"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a stage called `scratch` or `context`.",
    why:
      "The builder keeps both names for itself: `scratch` is the empty image. A stage of that name can be reached by `--from`, but a later `FROM scratch` then starts from " +
      "it instead of from nothing (a warning where there is one), and BuildKit warns at every build.",
    bad: "FROM alpine:3.22 AS context\nRUN touch /x\n",
    good: "FROM alpine:3.22 AS files\nRUN touch /x\n",
  },
  messages: {
    reserved: "{name} is a name that the builder keeps for itself, and BuildKit warns of it at every build. Give the stage another name",
    taken: "FROM scratch further down starts from this stage, not from the empty image. Give the stage another name",
  },
  reads: ["FROM"],
  *check(file) {
    for (const { name, nameSpan, index } of file.stages) {
      if (name === undefined || !nameSpan || !reservedStageNames.has(name)) continue;
      const taken = file.stages.some((stage) => stage.index > index && stage.image?.text === name && name === "scratch");
      if (taken) yield { at: nameSpan, severity: "warning", says: ["taken"] };
      else yield { at: nameSpan, says: ["reserved", { name: file.slice(nameSpan) }] };
    }
  },
});
