// An init in shell form, so that the shell and not the init is PID 1.
import { defineRule } from "../rule";
import { arrayFix } from "./execFixes";
import { fixTitles } from "./fixTitles";
import { initWord } from "./initWords";
import { mayHaveOtherEntrypoint, simulated, startupQueries } from "./simulated";

const messages = {
  stays:
    "{shell} stays PID 1 in front of {init}, which then can neither reap orphans nor get {signal}: `docker stop` waits 10 s, then kills everything. Use a JSON array",
  mayStay:
    "A shell starts {init} and may stay PID 1 in front of it, which then can neither reap orphans nor get {signal}. Use a JSON array",
  ...fixTitles,
} as const;

export default defineRule<typeof messages>({
  id: "init-in-shell-form",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds tini, dumb-init or catatonit started by an `ENTRYPOINT` or `CMD` in shell form whose shell stays in front of it.",
    why: "Only PID 1 gets the stop signal and orphans. With a shell as PID 1 the init does neither of its two works.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\nENTRYPOINT tini -- sleep infinity\n",
    good:
      "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n" +
      'ENTRYPOINT ["tini", "--", "sleep", "infinity"]\n',
    fixSafety: "Needs a look: an array gets `CMD` as arguments.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const init = found && initWord(found);
    const shell = found?.pid1Step;
    const part = found?.start.entrypoint ?? found?.start.cmd;
    if (!init || !part?.instruction || shell?.role !== "shell" || shell.execs) return;
    const unsure = shell.certainty === "unknown" || mayHaveOtherEntrypoint(found);
    const { signal } = found.stop;
    yield {
      at: part.instruction.arguments.span,
      says: unsure ? ["mayStay", { init: init.program, signal }] : ["stays", { shell: shell.program, init: init.program, signal }],
      ...(unsure && { severity: "info" as const }),
      fix: arrayFix(part.instruction),
    };
  },
});
