// apt that waits for an answer which nobody can give in a build.
import { defineRule } from "../rule";
import { asking, askingMessages } from "./asking";
import { assumedYes, assumedYesQueries } from "./assumedYes";

const isApt = /\bapt\b/;

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
      "`APT::Get::Assume-Yes` in a file of /etc/apt/apt.conf.d that the stage writes or copies answers for all: the installs behind it are passed over.",
    differs: "`apt` counts too.",
  },
  messages: askingMessages,
  needs: (file, facts) => (file.each("RUN").some(({ line }) => isApt.test(line.text)) ? assumedYesQueries(file, facts) : []),
  *check(file) {
    let answered: ReturnType<typeof assumedYes> | undefined;
    for (const run of file.each("RUN")) {
      if (run.heredocs.length === 0 && !isApt.test(run.arguments.text)) continue;
      for (const found of asking(run, file, ["apt-get", "apt"], "-y")) {
        answered ??= assumedYes(file);
        if (!answered(file.stageOf(run), found.at.start)) yield found;
      }
    }
  },
});
