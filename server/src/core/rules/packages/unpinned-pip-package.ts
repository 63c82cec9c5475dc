// A package that pip installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-pip-package",
  aliases: ["DL3013"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that pip installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM python:3.13-slim\nRUN pip install flask\n",
    good: "FROM python:3.13-slim\nRUN pip install flask==3.1.0\n",
    whenNot: whenPinningHurts,
    differs: "A requirements or constraints file, a local file and an address count as pinned.",
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["pip"], "{name}==<version>");
  },
});
