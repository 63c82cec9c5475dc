// A package that apk installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-apk-package",
  aliases: ["DL3018"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that apk installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM alpine:3.22\nRUN apk add --no-cache curl\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache curl=8.14.1-r2\n",
    whenNot: whenPinningHurts,
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["apk"], "{name}=<version>");
  },
});
