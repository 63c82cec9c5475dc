// zypper that waits for an answer which nobody can give in a build.
import { defineRule } from "../rule";
import { asking, askingMessages } from "./asking";

export default defineRule({
  id: "zypper-without-non-interactive",
  aliases: ["DL3034"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds zypper commands that ask before they install, without the option that says yes.",
    why: "A build has no keyboard: as soon as there is something to ask, the command gives up and the build fails.",
    bad: "FROM opensuse/leap:15.6\nRUN zypper install httpd\n",
    good: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n",
    fixSafety: "Needs a look: the command no longer stops where it would have asked.",
  },
  messages: askingMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* asking(instruction, context, ["zypper"], "-y");
  },
});
