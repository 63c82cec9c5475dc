// A hadolint comment that silences a rule.
import { readSuppressions } from "../../model/suppressions";
import { defineRule } from "../rule";

export default defineRule({
  id: "inline-suppression",
  aliases: ["DL1001"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `# hadolint ignore=` above an instruction.",
    why: "A team that keeps its exceptions in one configuration file wants to know of every other place where a check is switched off.",
    bad: "FROM debian:12-slim\n# hadolint ignore=DL3003\nRUN cd /tmp && ls\n",
    good: "FROM debian:12-slim\nWORKDIR /tmp\nRUN ls\n",
    whenNot: "Comments beside the instruction are where you keep your exceptions.",
  },
  messages: { comment: "This comment switches {names} off here. Keep exceptions in the configuration file" },
  *check(file) {
    for (const { kind, scope, names, span } of readSuppressions(file.tree).list) {
      if (kind === "hadolint" && scope === "instruction") yield { at: span, says: ["comment", { names: names.join(", ") }] };
    }
  },
});
