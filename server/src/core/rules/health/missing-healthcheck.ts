// An image without HEALTHCHECK.
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";

const checks = (stage: Stage): boolean => stage.instructions.some(({ keyword }) => keyword === "HEALTHCHECK");
const inherits = (stage: Stage): boolean => checks(stage) || (stage.parent !== undefined && inherits(stage.parent));
/** hadolint lets a stage off for one that is built on it. */
const handsOn = (stage: Stage): boolean => stage.usedBy.some((user) => user.parent === stage && (checks(user) || handsOn(user)));

export default defineRule({
  id: "missing-healthcheck",
  aliases: ["DL3057"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a final stage without `HEALTHCHECK`, neither its own nor one of a stage it is built on.",
    why: "Docker then takes a container for healthy as long as its process exists, also when it no longer answers.",
    bad: 'FROM nginx:1.27\nCMD ["nginx", "-g", "daemon off;"]\n',
    good: 'FROM nginx:1.27\nHEALTHCHECK CMD ["curl", "-fsS", "http://localhost/"]\nCMD ["nginx", "-g", "daemon off;"]\n',
    whenNot: "Kubernetes runs the container: it has probes of its own and ignores HEALTHCHECK. So do tools that run once and end.",
    differs: "hadolint asks for one in every stage, as the hadolint profile does here; otherwise only the final stage counts.",
  },
  messages: {
    missing:
      "Nothing tells Docker whether the program in this container still works. Add a HEALTHCHECK, or HEALTHCHECK NONE to say that none is wanted",
  },
  reads: ["FROM", "ARG", "HEALTHCHECK"],
  *check(file) {
    for (const stage of file.stages) {
      if (inherits(stage) || (file.options.strict ? handsOn(stage) : !stage.isFinal)) continue;
      yield { at: stage.image?.span ?? stage.from.keywordSpan, says: ["missing"] };
    }
  },
});
