// apt-get update whose package lists stay in a layer of the image.
import { appendCommand } from "../../edits";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import { defineRule, type FileContext } from "../rule";
import { lastOf, mountedAway } from "./installs";
import { removes } from "./removals";

const lists = "/var/lib/apt/lists";
const updates = ({ program, subcommand }: Invocation): boolean =>
  /^(apt|apt-get|aptitude)$/.test(program) && subcommand?.value === "update";

/** `rm -rf /var/lib/apt/lists/*`, `apt-get distclean`. */
const cleans = (invocation: Invocation): boolean =>
  removes(invocation, [lists]) || (/^apt(-get)?$/.test(invocation.program) && /^dist-?clean$/.test(invocation.subcommand?.value ?? ""));

/** The last update that no command behind it cleans up after. */
function uncleaned(script: ShellScript): Invocation | undefined {
  const all = invocations(script);
  const at = all.findLastIndex(updates);
  return at >= 0 && !all.slice(at + 1).some(cleans) ? all[at] : undefined;
}

const installs = ({ program, subcommand }: Invocation): boolean =>
  /^(apt|apt-get|aptitude)$/.test(program) && /^(install|build-dep|upgrade|dist-upgrade|full-upgrade)$/.test(subcommand?.value ?? "");

/** The last RUN that installs with the lists that an earlier one has left; -1 without one. */
const lastReliant = (file: FileContext): number =>
  file.each("RUN").findLast((run) =>
    file.scripts(run).some((script) => {
      const first = invocations(script).find((invocation) => updates(invocation) || installs(invocation));
      return first !== undefined && installs(first);
    }),
  )?.index ?? -1;

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
    whenNot: "A build stage whose layers do not reach the final image, and a cache or tmpfs mount on the lists: both are passed over.",
    differs: "hadolint accepts any `rm -rf`, and reports every stage that another one builds on; strict profiles do the latter too.",
  },
  messages: {
    left: "The package lists that {program} update loads stay in this layer, 20 to 40 MB. Remove them in the same RUN",
    removal: "Add rm -rf /var/lib/apt/lists/*",
  },
  *check(file) {
    let shipped: ReadonlySet<Stage | undefined> | undefined;
    let reliant: number | undefined;
    for (const run of file.each("RUN")) {
      if (!run.arguments.text.includes("apt") && run.heredocs.length === 0) continue;
      shipped ??= judgedStages(file);
      if (!shipped.has(file.stageOf(run)) || mountedAway(run, lists)) continue;
      for (const script of file.scripts(run)) {
        const update = uncleaned(script);
        if (!update) continue;
        reliant ??= lastReliant(file);
        const edit =
          reliant > run.index
            ? undefined
            : appendCommand(file, run, script, `rm -rf ${lists}/*`, lastOf(script, ["apt-get", "apt", "aptitude"]));
        yield {
          at: update.nameSpan,
          says: ["left", { program: update.program }],
          fix: edit && { title: ["removal"], safety: "review", edits: () => [edit] },
        };
      }
    }
  },
});
