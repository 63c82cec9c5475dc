// apt-get update in a RUN of its own.

import type { Stage } from "../../model/types";
import { callSpan, type Invocation, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";
import { isRefresh } from "./listsForUsers";

const isApt = (program: string): boolean => program === "apt-get" || program === "apt";

/** The update of a RUN that does nothing else: a script that goes on by itself may install. */
function updateAlone(file: FileContext, run: Instruction): Invocation | undefined {
  const all = file.scripts(run).flatMap((script) => invocations(script));
  const uses = all.some(({ program, subcommand }) => (isApt(program) && subcommand?.value !== "update") || program === "aptitude");
  return uses || all.length > 2 ? undefined : all.find(({ program, subcommand }) => isApt(program) && subcommand?.value === "update");
}

/** Programs that do not install. */
const harmless =
  /^(?:apt-get|apt)\s+(?:-\S+\s+)*(?:update|clean|autoclean)|^(?:rm|mkdir|echo|ln|chmod|chown|cp|mv|true|set|cd|export|touch|sed|cat)\b/;

/** The last RUN of the stage that may install something, by its index; where others stand on the stage none is the last. */
function lastInstall(file: FileContext, stage: Stage): number {
  if (stage.usedBy.some(({ parent }) => parent === stage) || file.each("ONBUILD").length > 0) return Number.POSITIVE_INFINITY;
  const mayInstall = ({ keyword, arguments: { text }, heredocs }: Instruction): boolean =>
    keyword === "RUN" && (heredocs.length > 0 || !text.split(/&&|;/).every((part) => harmless.test(part.trim())));
  return stage.instructions.findLast(mayInstall)?.index ?? -1;
}

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
    whenNot:
      "The image is to have lists, so that its users can install in it at once: passed over where the update stands behind the last install, and right behind a removal of the lists or under a comment that says what for.",
  },
  messages: {
    alone:
      "Docker caches this {program} update, so an install in a later RUN works with old lists and fails one day. Join both in one RUN with &&",
    nothing: "Nothing below this {program} update installs with the lists that it loads, and they stay in the image. Leave it out",
  },
  // Joined to the install, the RUN cleans up; by itself it must not, or the install finds no lists.
  isCause: ["apt-lists-left"],
  reads: ["FROM", "ARG", "ENV", "RUN", "COPY", "ADD", "SHELL", "ONBUILD"],
  *check(file) {
    const last = new Map<Stage, number>();
    for (const run of file.each("RUN")) {
      if (!run.arguments.text.includes("update") && run.heredocs.length === 0) continue;
      const update = updateAlone(file, run);
      if (!update) continue;
      const at = callSpan(update);
      const says = { program: update.program };
      const stage = file.stageOf(run);
      const until = stage ? (last.get(stage) ?? lastInstall(file, stage)) : Number.POSITIVE_INFINITY;
      if (stage) last.set(stage, until);
      if (file.options.strict || run.index < until) yield { at, says: ["alone", says] };
      else if (!isRefresh(file, run)) yield { at, says: ["nothing", says], severity: "info" };
    }
  },
});
