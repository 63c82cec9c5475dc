// zypper downloads that stay in the layer.
import { defineRule } from "../rule";
import { cachesLeft, leftDocs, leftMessages } from "./left";

export default defineRule({
  id: "zypper-cache-left",
  aliases: ["DL3036"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` of the final stage that installs by zypper and leaves its cache in the layer.",
    bad: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n",
    good: "FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all\n",
    ...leftDocs,
  },
  messages: leftMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships && !context.options.strict) return;
    yield* cachesLeft(instruction, context, ["zypper"], /\b(clean|cc)\b/);
  },
});
