// A package that npm installs without a version.
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-npm-package",
  aliases: ["DL3016"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that npm installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM node:22-slim\nRUN npm install -g pnpm\n",
    good: "FROM node:22-slim\nRUN npm install -g pnpm@9.15.0\n",
    whenNot: whenPinningHurts,
    differs: "`@latest` is no version; `npm i` and `npm add` count too.",
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["npm"], "{name}@<version>");
  },
});
