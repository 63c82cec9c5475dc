// A package that zypper installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-zypper-package",
  aliases: ["DL3037"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that zypper installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM opensuse/leap:15.6\nRUN zypper --non-interactive install httpd\n",
    good: "FROM opensuse/leap:15.6\nRUN zypper --non-interactive install httpd=2.4.58\n",
    whenNot: whenPinningHurts,
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["zypper"], "{name}=<version>");
  },
});
