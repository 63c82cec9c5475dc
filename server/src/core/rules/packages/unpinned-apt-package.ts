// A package that apt-get installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-apt-package",
  aliases: ["DL3008"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that apt-get installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl=7.88.1-10+deb12u12\n",
    whenNot: whenPinningHurts,
    differs: "hadolint looks at `apt-get` only.",
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["apt-get", "apt", "aptitude"], "{name}=<version>");
  },
});
