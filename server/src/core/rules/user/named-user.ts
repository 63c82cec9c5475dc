// USER with a name where only a number can be checked from outside.

import { imageAt, withoutGroup } from "../../image";
import { defineRule } from "../rule";

export default defineRule({
  id: "named-user",
  aliases: ["DL3066"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a last `USER` of the final stage that is a name which neither the file nor the known base image creates.",
    why:
      "The name is looked up in the image's /etc/passwd when the container starts. Where it is missing, the container does not start; " +
      "and Kubernetes refuses a named user under `runAsNonRoot: true`, because it cannot tell whether the name stands for root.",
    bad: "FROM registry.example.com/app:1\nUSER app\n",
    good: "FROM registry.example.com/app:1\nUSER 10001\n",
    differs:
      "hadolint reports every named user of every stage. Here a name counts only in the last USER of the final stage, and only where it is not known to exist; " +
      "the hadolint profile is as strict as hadolint.",
  },
  messages: {
    named: "{user} is looked up in the image when the container starts, and Kubernetes' runAsNonRoot refuses a name. Write the number",
  },
  reads: ["FROM", "ARG", "ENV", "USER", "RUN", "COPY", "ADD"],
  *check(file) {
    for (const instruction of file.each("USER")) {
      const raw = instruction.arguments.text;
      const stage = file.stageOf(instruction);
      const { strict } = file.options;
      const user = withoutGroup(file.scopeBefore(instruction).expand(raw) ?? "0");
      if (raw === "" || /^\d+$/.test(user) || (strict && /\$/.test(raw))) continue;
      if (!strict) {
        if (!stage?.isFinal || stage.effective("USER") !== instruction || user === "root") continue;
        // Where nothing but the base image is unknown, the name comes from nowhere that can be seen.
        const { is, because } = imageAt(file, file.facts, stage).user(user);
        if (is === "yes" || (is === "perhaps" && because.kind === "unread" && because.instruction)) continue;
      }
      yield { at: instruction.arguments.span, says: ["named", { user }] };
    }
  },
});
