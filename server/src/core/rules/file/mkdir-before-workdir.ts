// RUN mkdir of the folder that the next WORKDIR makes anyway.

import { removeInstruction } from "../../edits";
import { userInForce } from "../../image";
import { standsAlone } from "../../model/onbuild";
import { invocations } from "../../shell/invocation";
import { defineRule } from "../rule";

export default defineRule({
  id: "mkdir-before-workdir",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `RUN mkdir /app` directly before `WORKDIR /app`.",
    why: "WORKDIR makes the folder by itself. The RUN only adds a layer.",
    bad: "FROM debian:12-slim\nRUN mkdir -p /app\nWORKDIR /app\n",
    good: "FROM debian:12-slim\nWORKDIR /app\n",
    fixSafety: "Needs a look: WORKDIR makes the folder as root, also behind USER.",
    differs: "Passed over behind a USER that is not root, because WORKDIR would make the folder as root.",
  },
  messages: { mkdir: "WORKDIR makes {path} by itself, so this RUN is not needed", removal: "Remove the RUN" },
  *check(file) {
    const { instructions } = file;
    for (const workdir of file.each("WORKDIR")) {
      const run = instructions[workdir.index - 1];
      if (run?.keyword !== "RUN" || !standsAlone(workdir, file.stageOf(workdir)) || !run.arguments.text.startsWith("mkdir")) continue;
      const user = userInForce(file.scopeBefore(run));
      if (user.isRoot === false || (user.by && !user.isRoot)) continue;
      const [command, ...rest] = file.scripts(run).flatMap(invocations);
      if (
        !command ||
        rest.length > 0 ||
        command.operands.length !== 1 ||
        command.options.some(({ name }) => name !== "-p" && name !== "--parents" && name !== "-v")
      )
        continue;
      const path = command.operands[0]?.text.replace(/\/$/, "");
      if (path === undefined || path !== workdir.arguments.text.replace(/\/$/, "")) continue;
      yield {
        at: command.command.span,
        says: ["mkdir", { path }],
        tag: "unnecessary",
        fix: { title: ["removal"], safety: "review", edits: () => [removeInstruction(file, run)] },
      };
    }
  },
});
