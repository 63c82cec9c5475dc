// apt where apt-get is meant.

import { invocations } from "../../shell/invocation";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** Subcommands that apt-get has under the same name. */
const shared = new Set([
  "update",
  "upgrade",
  "install",
  "remove",
  "purge",
  "autoremove",
  "autoclean",
  "clean",
  "source",
  "build-dep",
  "download",
  "full-upgrade",
]);

export default defineRule({
  id: "apt-in-script",
  aliases: ["DL3027"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `apt` in a `RUN`.",
    why: "apt is made for people at a terminal, and says itself that its command line may change; apt-get is the stable one for scripts.",
    bad: "FROM debian:12-slim\nRUN apt update && apt install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
    fixSafety: "Needs a look: apt and apt-get differ in small defaults.",
  },
  messages: { apt: "apt is for people at a terminal, and its command line may change. Use apt-get in scripts", write: "Write apt-get" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const script of context.scripts(instruction)) {
      for (const { program, nameSpan, subcommand, words } of invocations(script)) {
        if (program !== "apt") continue;
        const plain = words[0]?.text === "apt" && shared.has(subcommand?.value ?? "") && subcommand?.value !== "full-upgrade";
        yield {
          at: nameSpan,
          says: ["apt"],
          fix: plain ? { title: ["write"], safety: "review", edits: () => [replace(nameSpan, "apt-get")] } : undefined,
        };
      }
    }
  },
});
