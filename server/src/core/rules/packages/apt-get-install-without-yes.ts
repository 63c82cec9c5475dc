// apt that waits for an answer which nobody can give in a build.
import { addOption } from "../../edits";
import { managerOf } from "../../knowledge/packageManagers";
import { commandsOf } from "../../shell/commandsOf";
import { callSpan, hasOption } from "../../shell/invocation";
import { asksQuestions, operandsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { isAlreadyThere } from "./alreadyThere";
import { asking, askingMessages } from "./asking";
import { assumedYes, assumedYesQueries } from "./assumedYes";

const isApt = /\bapt\b/;

const messages = {
  ...askingMessages,
  others: "{program} {subcommand} asks before it changes anything, and in a build nobody answers: the build then fails. Add -y",
  cleaning: "{program} {subcommand} asks as soon as there is something to remove, and in a build nobody answers: it then fails. Add -y",
} as const;

const others: readonly string[] = ["remove", "purge", "autoremove", "autopurge", "upgrade", "dist-upgrade", "full-upgrade"];

/** What asks like an install: as soon as there is something to remove or to renew. */
function* askingToo(instruction: Instruction, context: FileContext): Iterable<Found<typeof messages>> {
  for (const invocation of commandsOf(instruction, context, ["apt-get", "apt"])) {
    const { program } = invocation;
    const manager = managerOf(program);
    const found = operandsOf(invocation, others);
    if (!manager || !found || invocation.command.pipeline.index > 0) continue;
    const subcommand = found.name;
    if (/^(?:remove|purge)$/.test(subcommand) && found.operands.length === 0) continue;
    if (!asksQuestions({ manager, invocation }) || hasOption(invocation, "-s", "--simulate", "--dry-run", "--just-print")) continue;
    yield {
      at: callSpan(invocation),
      // Where nothing is left over, it has nothing to ask.
      severity: subcommand.startsWith("auto") ? "info" : undefined,
      says: [subcommand.startsWith("auto") ? "cleaning" : "others", { program, subcommand }],
      fix: { title: ["add", { option: "-y" }], safety: "review", edits: () => [addOption(invocation, "-y")] },
    };
  }
}

export default defineRule({
  id: "apt-get-install-without-yes",
  aliases: ["DL3014"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds apt commands that ask before they install, without the option that says yes.",
    why: "A build has no keyboard: as soon as there is something to ask, the command gives up and the build fails.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
    fixSafety: "Needs a look: the command no longer stops where it would have asked.",
    whenNot:
      "`APT::Get::Assume-Yes` in a file of /etc/apt/apt.conf.d that the stage writes or copies answers for all: the commands behind it are passed over. So are all where the base image is known to bring such a file, as CircleCI's cimg images do. So is an install of packages that the base image is known to hold, such as make in golang, where nothing loads lists: apt has nothing to do there.",
    differs:
      "`apt` counts too, and so do `remove`, `purge`, `autoremove` and the upgrades, which ask in the same way; hadolint knows `install` only. `autoremove` is an info, since there may be nothing to remove.",
  },
  messages,
  needs: (file, facts) => (file.each("RUN").some(({ line }) => isApt.test(line.text)) ? assumedYesQueries(file, facts) : []),
  *check(file) {
    let answered: ReturnType<typeof assumedYes> | undefined;
    for (const run of file.each("RUN")) {
      if (run.heredocs.length === 0 && !isApt.test(run.arguments.text)) continue;
      const { strict } = file.options;
      const installs = asking(run, file, ["apt-get", "apt"], "-y", (install) => !strict && isAlreadyThere(file.stageOf(run), run, install));
      const all = [...installs, ...(strict ? [] : askingToo(run, file))];
      for (const found of all) {
        answered ??= assumedYes(file);
        if (!answered(file.stageOf(run), found.at.start)) yield found;
      }
    }
  },
});
