// dnf that waits for an answer which nobody can give in a build.
import { defineRule } from "../rule";
import { asking, askingMessages } from "./asking";

export default defineRule({
  id: "dnf-install-without-yes",
  aliases: ["DL3038"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds dnf commands that ask before they install, without the option that says yes.",
    why: "A build has no keyboard: as soon as there is something to ask, the command gives up and the build fails.",
    bad: "FROM rockylinux:9\nRUN dnf install httpd\n",
    good: "FROM rockylinux:9\nRUN dnf install -y httpd\n",
    fixSafety: "Needs a look: the command no longer stops where it would have asked.",
    differs: "microdnf and tdnf: only with `strict`; microdnf never asks.",
  },
  messages: askingMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* asking(instruction, context, ["dnf"], "-y");
  },
});
