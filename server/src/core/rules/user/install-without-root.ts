// A package manager that needs root, run as another user.

import { linesAbove, linesBelow } from "../../edits";
import { userInForce } from "../../image";
import { standsAlone } from "../../model/onbuild";
import { installsOf } from "../../shell/packages";
import { defineRule } from "../rule";

export default defineRule({
  id: "install-without-root",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `apt-get install`, `apk add`, `dnf install` and the like behind a `USER` that is not root.",
    why: "These write to the system's folders and lock files: without root they stop with “permission denied”, and so does the build.",
    bad: "FROM jenkins/jenkins:lts\nRUN apt-get update && apt-get install -y maven\n",
    good: "FROM jenkins/jenkins:lts\nUSER root\nRUN apt-get update && apt-get install -y maven\nUSER jenkins\n",
    fixSafety: "Needs a look: the RUN's other commands run as root too, and what they create is root's.",
  },
  messages: {
    install: "{program} needs root, but this RUN runs as {user}, so the build stops here. Move it before USER, or change to root for it",
    around: "Run it as root, then go back to {user}",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const { name: user, isRoot, by, certain } = userInForce(context.scope);
    if (!certain || user === undefined || isRoot) return;
    const install = installsOf(instruction, context, "apt-get", "apt", "apk", "dnf", "yum", "zypper", "microdnf").find(
      ({ invocation }) =>
        invocation.wrappers.every((wrapper) => wrapper === "env" || wrapper === "time" || wrapper === "exec") &&
        invocation.script.commands.every(({ name }) => name !== "sudo" && name !== "su"),
    );
    if (!install) return;
    const { nameSpan, program } = install.invocation;
    yield {
      at: nameSpan,
      says: ["install", { program, user }],
      fix: standsAlone(instruction, context.stage)
        ? {
            title: ["around", { user }],
            safety: "review",
            edits: () => [
              linesAbove(context.file, instruction, ["USER root"]),
              linesBelow(context.file, instruction, [`USER ${by?.arguments.text ?? user}`]),
            ],
          }
        : undefined,
    };
  },
});
