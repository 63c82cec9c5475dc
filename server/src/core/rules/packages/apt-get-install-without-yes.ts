// apt that waits for an answer which nobody can give in a build.
import { defineRule } from "../rule";
import { asking, askingMessages } from "./asking";

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
    differs: "`apt` counts too.",
  },
  messages: askingMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* asking(instruction, context, ["apt-get", "apt"], "-y");
  },
});
