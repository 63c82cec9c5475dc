// yarn downloads that stay in the layer.
import { defineRule } from "../rule";
import { cachesLeft, leftMessages } from "./left";

export default defineRule({
  id: "yarn-cache-left",
  aliases: ["DL3060"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a `RUN` of the final stage that installs by yarn and leaves its cache in the layer.",
    why: "Downloaded packages and repository data are of no use in a running container, and every pull of the image carries them.",
    bad: "FROM node:22\nRUN yarn install\n",
    good: "FROM node:22\nRUN yarn install && yarn cache clean\n",
    fixSafety: "Needs a look: a later RUN that installs has to download the repository data again.",
    differs: "A cache mount or a removed cache folder counts, and a stage that is not the final one is passed over.",
  },
  messages: leftMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships) return;
    yield* cachesLeft(instruction, context, ["yarn"], /\bcache clean\b/);
  },
});
