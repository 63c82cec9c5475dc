// zypper downloads that stay in the layer.
import { defineRule } from "../rule";
import { cachesLeft, leftMessages } from "./left";

export default defineRule({
  id: "zypper-cache-left",
  aliases: ["DL3036"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` of the final stage that installs by zypper and leaves its cache in the layer.",
    why: "Downloaded packages and repository data are of no use in a running container, and every pull of the image carries them.",
    bad: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n",
    good: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all\n",
    fixSafety: "Needs a look: a later RUN that installs has to download the repository data again.",
    differs: "A cache mount or a removed cache folder counts, and a stage that is not the final one is passed over.",
  },
  messages: leftMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships && !context.options.strict) return;
    yield* cachesLeft(instruction, context, ["zypper"], /\b(clean|cc)\b/);
  },
});
