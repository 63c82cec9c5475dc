// A stage that neither the final image nor a name reaches.

import { placeOfStage } from "../../model/stagePlace";
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";

export default defineRule({
  id: "unreachable-stage",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a stage without a name that the final stage does not use, directly or through others.",
    why: "BuildKit never builds it: what its RUN and COPY do is in no image. Often a `FROM` was meant to replace the one above it.",
    bad: "FROM node:22\nCOPY . /app\n\nFROM nginx:1.27\nCOPY html /usr/share/nginx/html\n",
    good: "FROM node:22 AS build\nCOPY . /app\n\nFROM nginx:1.27\nCOPY --from=build /app/html /usr/share/nginx/html\n",
    whenNot: "Give the stage a name when it is a target of its own (`docker build --target`): a named stage is passed over.",
  },
  messages: { unreachable: "Nothing uses this stage, so it is never built. Give it a name and copy from it, or remove it" },
  reads: ["FROM", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    if (file.stages.length < 2) return;
    const reached = new Set<Stage>();
    for (const stage of [...file.stages].reverse()) {
      if (stage.isFinal || stage.name !== undefined || stage.usedBy.some((user) => reached.has(user))) reached.add(stage);
      else yield { at: placeOfStage(stage), says: ["unreachable"], tag: "unnecessary" };
    }
  },
});
