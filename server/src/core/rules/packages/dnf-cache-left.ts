// dnf downloads that stay in the layer.
import { defineRule } from "../rule";
import { leftDocs, leftMessages, rpmCachesLeft, rpmFixSafety } from "./left";

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
    fixSafety: rpmFixSafety,
  },
  messages: leftMessages,
  reads: ["FROM", "ARG", "RUN", "COPY", "CMD", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD", "SHELL"],
  *check(file) {
    yield* rpmCachesLeft(file, ["dnf", "microdnf", "tdnf"]);
  },
});
