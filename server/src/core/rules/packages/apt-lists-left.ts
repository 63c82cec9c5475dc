// apt-get update whose package lists stay in a layer of the image.
import { appendCommand } from "../../edits";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";
import { calledQueries } from "./calledScripts";
import { lastOf, mountedAway } from "./installs";
import { cleansByScript, lists, uncleaned } from "./listsRemoved";
import { reliedOn } from "./listsUsed";

/** Texts of scripts are looked at for so many RUNs of a file. */
const mostAsked = 64;

/** In strict profiles also the stages that others build on. */
function judgedStages(file: FileContext): ReadonlySet<Stage | undefined> {
  const shipped = shippedStages(file);
  return file.options.strict ? new Set([...shipped, ...file.stages.map(({ parent }) => parent)]) : shipped;
}

export default defineRule({
  id: "apt-lists-left",
  aliases: ["DL3009"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apt-get update` or `apt update` in a `RUN` that leaves the downloaded package lists in a layer of the image.",
    why: "The lists are 20 to 40 MB that nothing in the running container reads, and every pull of the image carries them. Only the same `RUN` can keep them out: a later one hides them, but the layer has them.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
    fixSafety:
      "Never safe by itself: an image that builds on this one, or a program in the container, may install with these lists, and then finds no package. Offered only where no later RUN installs without an update.",
    whenNot:
      "A build stage whose layers do not reach the final image, and a cache or tmpfs mount on the lists: both are passed over. So is a script that removes the lists: one whose text is in the build context is read, of another its name counts (`cleanup.sh`), where it is the last command.",
    differs: "hadolint accepts any `rm -rf`, and reports every stage that another one builds on; strict profiles do the latter too.",
  },
  messages: {
    join: "The package lists that {program} update loads stay in this layer, 20 to 40 MB, and a RUN below installs with them: one day they are old, and the install fails. Join this RUN with the install below, and clean up behind that",
    left: "The package lists that {program} update loads stay in this layer, 20 to 40 MB. Remove them in the same RUN",
    removal: "Add rm -rf /var/lib/apt/lists/*",
  },
  needs: (file, facts) =>
    file
      .each("RUN")
      .filter((run) => /\bapt(?:-get|itude)?\b/.test(run.arguments.text) || run.heredocs.length > 0)
      .slice(0, mostAsked)
      .flatMap((run) => calledQueries(file, facts, run)),
  *check(file) {
    let shipped: ReadonlySet<Stage | undefined> | undefined;
    let relied: ReadonlySet<Instruction> | undefined;
    let asked = 0;
    for (const run of file.each("RUN")) {
      if (!run.arguments.text.includes("apt") && run.heredocs.length === 0) continue;
      shipped ??= judgedStages(file);
      if (!shipped.has(file.stageOf(run)) || mountedAway(run, lists)) continue;
      for (const script of file.scripts(run)) {
        const update = uncleaned(script);
        if (!update || (asked++ < mostAsked && cleansByScript(file, run, script, update))) continue;
        relied ??= reliedOn(file);
        if (relied.has(run)) {
          yield { at: update.nameSpan, says: ["join", { program: update.program }] };
          continue;
        }
        const edit = appendCommand(file, run, script, `rm -rf ${lists}/*`, lastOf(script, ["apt-get", "apt", "aptitude"]));
        yield {
          at: update.nameSpan,
          says: ["left", { program: update.program }],
          fix: edit && { title: ["removal"], safety: "review", edits: () => [edit] },
        };
      }
    }
  },
});
