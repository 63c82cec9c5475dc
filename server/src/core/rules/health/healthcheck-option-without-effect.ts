// HEALTHCHECK options whose value means that the default is taken.
import { removeFlag } from "../../edits";
import { flagFact } from "../../knowledge/flags";
import { defineRule } from "../rule";

export default defineRule({
  id: "healthcheck-option-without-effect",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `HEALTHCHECK --retries=0` and options without a value, such as `--interval=`.",
    why: "The engine reads 0 and nothing as “not set” and takes its default: `--retries=0` means three failures in a row, not none.",
    bad: "FROM nginx:1.27\nHEALTHCHECK --retries=0 CMD curl -f http://localhost/\n",
    good: "FROM nginx:1.27\nHEALTHCHECK CMD curl -f http://localhost/\n",
    fixSafety: "Needs a look: nothing changes, but another value may have been meant.",
  },
  messages: {
    none: "{flag} counts as not set, so the default {value} is taken. Give a value of 1 or more, or leave it out",
    removal: "Leave it out",
  },
  on: ["HEALTHCHECK"],
  *checkInstruction(instruction) {
    for (const flag of instruction.flags) {
      const { name, value, span } = flag;
      const taken = flagFact("HEALTHCHECK", name)?.default;
      const empty = value === "" || (name === "retries" && value !== undefined && /^0+$/.test(value));
      if (taken === undefined || !empty) continue;
      const edit = removeFlag(instruction, flag);
      yield {
        at: span,
        says: ["none", { flag: `--${name}=${value}`, value: taken }],
        fix: edit && { title: ["removal"], safety: "review", edits: () => [edit] },
      };
    }
  },
});
