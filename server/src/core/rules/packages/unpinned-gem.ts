// A package that gem installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-gem",
  aliases: ["DL3028"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that gem installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM ruby:3.4-slim\nRUN gem install bundler\n",
    good: "FROM ruby:3.4-slim\nRUN gem install bundler:2.6.2\n",
    whenNot: whenPinningHurts,
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["gem"], "{name}:<version>");
  },
});
