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
    differs: "microdnf never asks, so it is reported in the profiles hadolint and all only.",
  },
  messages: askingMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    // microdnf and tdnf never ask: hadolint wants the option all the same.
    yield* asking(instruction, context, context.options.strict ? ["dnf", "microdnf"] : ["dnf"], "-y");
  },
});
