// apt-get update in a RUN of its own.
import { callSpan, invocations } from "../../shell/invocation";
import { defineRule } from "../rule";

export default defineRule({
  id: "stale-package-lists",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `apt-get update` alone in a `RUN`, with the install in another one.",
    why:
      "Docker caches the RUN with the update. When you later add a package to the other RUN, the lists are months old and apt-get asks the " +
      "mirror for versions that are gone: the build fails with 404.",
    bad: "FROM debian:12-slim\nRUN apt-get update\nRUN apt-get install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
  },
  messages: {
    alone:
      "Docker caches this {program} update, so an install in a later RUN works with old lists and fails one day. Join both in one RUN with &&",
  },
  // Joined to the install, the RUN cleans up; by itself it must not, or the install finds no lists.
  isCause: ["apt-lists-left"],
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const all = context.scripts(instruction).flatMap((script) => invocations(script));
    const isApt = (program: string): boolean => program === "apt-get" || program === "apt";
    const update = all.find(({ program, subcommand }) => isApt(program) && subcommand?.value === "update");
    if (!update) return;
    const uses = all.some(({ program, subcommand }) => (isApt(program) && subcommand?.value !== "update") || program === "aptitude");
    // A script that goes on by itself may install: only a RUN that does nothing else is certain.
    if (uses || all.length > 2) return;
    yield { at: callSpan(update), says: ["alone", { program: update.program }] };
  },
});
