// A package that dnf or microdnf installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-dnf-package",
  aliases: ["DL3041"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that dnf or microdnf installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM rockylinux:9\nRUN dnf install -y httpd\n",
    good: "FROM rockylinux:9\nRUN dnf install -y httpd-2.4.62\n",
    whenNot: whenPinningHurts,
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["dnf", "microdnf", "tdnf"], "{name}-<version>");
  },
});
