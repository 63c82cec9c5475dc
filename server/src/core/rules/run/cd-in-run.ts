// cd in a RUN where WORKDIR could stand.
import { linesAbove, linesBelow, takeOutFirst } from "../../edits";
import { standsAlone } from "../../model/onbuild";
import { allCommands } from "../../shell/commandsOf";
import { defineRule } from "../rule";

/** A path that the builder and the shell read alike. */
const plainPath = /^\/[\w./+@-]*$/;

export default defineRule({
  id: "cd-in-run",
  aliases: ["DL3003"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `cd` in a `RUN`.",
    why: "`WORKDIR` says once where the following commands run, makes the directory, and shows in `docker inspect`; a `cd` lasts to the end of its RUN.",
    bad: "FROM debian:12-slim\nWORKDIR /\nRUN cd /opt && ./install.sh\n",
    good: "FROM debian:12-slim\nWORKDIR /opt\nRUN ./install.sh\nWORKDIR /\n",
    fixSafety: "Needs a look: WORKDIR makes a directory that is not there, where cd would have failed.",
    whenNot: "A command that needs another directory for one step only: `cd` in the same RUN makes no layer of its own.",
  },
  messages: {
    found: "cd changes the directory for the rest of this RUN only. Use WORKDIR {path}",
    write: "Write WORKDIR {path} above it",
    drop: "Leave cd out: {path} is the working directory already",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const before = context.scope.workdir;
    for (const { program, nameSpan, words, command, script } of allCommands(instruction, context)) {
      if (program !== "cd") continue;
      const path = words[1]?.value ?? "<path>";
      const movable =
        script.commands[0] === command && words.length === 2 && plainPath.test(path) && standsAlone(instruction, context.stage);
      const rest = script.commands.length > 1 && movable ? takeOutFirst(context.file, instruction, script) : undefined;
      yield {
        at: nameSpan,
        says: ["found", { path }],
        fix:
          rest && before === path
            ? { title: ["drop", { path }], safety: "review", edits: () => rest }
            : rest && before !== undefined
              ? {
                  title: ["write", { path }],
                  safety: "review",
                  edits: () => [
                    linesAbove(context.file, instruction, [`WORKDIR ${path}`]),
                    ...rest,
                    linesBelow(context.file, instruction, [`WORKDIR ${before}`]),
                  ],
                }
              : undefined,
      };
    }
  },
});
