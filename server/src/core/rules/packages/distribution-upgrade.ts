// A whole-distribution upgrade in a RUN.
import { managerOf, packageManagers } from "../../knowledge/packageManagers";
import { callSpan, invocations } from "../../shell/invocation";
import { defineRule } from "../rule";

const system = new Set(["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "microdnf", "tdnf", "zypper"]);

export default defineRule({
  id: "distribution-upgrade",
  aliases: ["DL3035"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds commands that upgrade every package of the base image: `apt-get upgrade`, `apk upgrade`, `dnf update`, `zypper dup` …",
    why: "Each upgraded file stands in the image twice, and what the image holds depends on the day of the build. A newer base image brings the same fixes, tested.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get upgrade -y\n",
    good: "FROM debian:12.9-slim\nRUN apt-get update && apt-get install -y curl\n",
    whenNot: "Your rules demand security updates at every build.",
  },
  messages: {
    upgrade:
      "{program} {subcommand} upgrades every package, which stores them twice and makes builds differ by the day. Take a newer base image",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const script of context.scripts(instruction)) {
      for (const invocation of invocations(script)) {
        const { program, subcommand, operands } = invocation;
        const manager = managerOf(program);
        const word = subcommand?.value;
        if (!manager || !word || !system.has(manager) || operands.length > 0) continue;
        if (!packageManagers[manager].upgrade.includes(word)) continue;
        yield { at: callSpan(invocation), says: ["upgrade", { program, subcommand: word }] };
      }
    }
  },
});
