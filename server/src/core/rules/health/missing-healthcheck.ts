// An image without HEALTHCHECK.

import { placeOfStage } from "../../model/stagePlace";
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";

/** Its own, or one that the base image is told to have. */
const checks = (stage: Stage): boolean =>
  (!stage.parent && !!stage.baseImage?.told?.healthcheck) || stage.instructions.some(({ keyword }) => keyword === "HEALTHCHECK");

/** Stages that have a health check, of their own or of a stage that they are built on. */
function checked(stages: readonly Stage[]): ReadonlySet<Stage> {
  const found = new Set<Stage>();
  for (const stage of stages) if (checks(stage) || (stage.parent && found.has(stage.parent))) found.add(stage);
  return found;
}

/** hadolint lets a stage off when one that is built on it has a health check. */
function letOff(stages: readonly Stage[]): ReadonlySet<Stage> {
  const found = new Set<Stage>();
  for (const stage of [...stages].reverse()) if (stage.parent && (checks(stage) || found.has(stage))) found.add(stage.parent);
  return found;
}

export default defineRule({
  id: "missing-healthcheck",
  aliases: ["DL3057"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a final stage without `HEALTHCHECK`, neither its own nor one of a stage or, where the engine or the registry has been asked, an image it is built on.",
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
    const { stages, options } = file;
    const has = checked(stages);
    const off = options.strict ? letOff(stages) : has;
    for (const stage of stages) {
      if (has.has(stage) || (options.strict ? off.has(stage) : !stage.isFinal)) continue;
      yield { at: placeOfStage(stage), says: ["missing"] };
    }
  },
});
