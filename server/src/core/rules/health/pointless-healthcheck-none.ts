// HEALTHCHECK NONE where there is no health check to switch off.

import { removeInstruction } from "../../edits";
import { imageBelow } from "../../model/baseImage";
import { standsAlone } from "../../model/onbuild";
import { defineRule } from "../rule";

export default defineRule({
  id: "pointless-healthcheck-none",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `HEALTHCHECK NONE` where neither a parent stage nor the known base image has a health check.",
    why: "It switches off a health check that is inherited. There is none here, so the line changes nothing.",
    bad: "FROM debian:12-slim\nHEALTHCHECK NONE\n",
    good: "FROM debian:12-slim\n",
    fixSafety: "Needs a look: other checkers take the line as a sign that no health check is wanted.",
    whenNot: "The line says to readers and other checkers that no health check is wanted.",
  },
  messages: {
    pointless: "No health check is inherited here, so HEALTHCHECK NONE changes nothing. Remove it",
    removal: "Remove HEALTHCHECK NONE",
  },
  reads: ["FROM", "ARG", "HEALTHCHECK"],
  *check(file) {
    for (const instruction of file.each("HEALTHCHECK")) {
      const stage = file.stageOf(instruction);
      const { healthcheck } = instruction;
      if (healthcheck?.kind !== "NONE" || !stage || stage.parent || !standsAlone(instruction, stage)) continue;
      if (!/^(debian|ubuntu|alpine|busybox|scratch|node|python|golang|ruby|php|rust)$/.test(imageBelow(stage)?.name ?? "")) continue;
      if (stage.instructions.some((other) => other !== instruction && other.keyword === "HEALTHCHECK")) continue;
      yield {
        at: healthcheck.kindSpan,
        says: ["pointless"],
        tag: "unnecessary",
        fix: { title: ["removal"], safety: "review", edits: () => [removeInstruction(file, instruction)] },
      };
    }
  },
});
