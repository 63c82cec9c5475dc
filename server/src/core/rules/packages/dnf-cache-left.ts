// dnf downloads that stay in the layer.
import { defineRule } from "../rule";
import { cachesLeft, leftDocs, leftMessages } from "./left";

export default defineRule({
  id: "dnf-cache-left",
  aliases: ["DL3040"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` of the final stage that installs by dnf and leaves its cache in the layer.",
    bad: "FROM rockylinux:9\nRUN dnf install -y httpd\n",
    good: "FROM rockylinux:9\nRUN dnf install -y httpd && dnf clean all\n",
    ...leftDocs,
  },
  messages: leftMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships && !context.options.strict) return;
    yield* cachesLeft(instruction, context, ["dnf", "microdnf", "tdnf"], /\bclean\b/);
  },
});
