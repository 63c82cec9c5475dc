// A start script that waits for its program in place of becoming it.
import { shellNames, unhandleable } from "../../knowledge/programs";
import { defineRule } from "../rule";
import { addInitFixes } from "./addInit";
import { endsByItself } from "./endsByItself";
import { inScriptsFix, isIdle } from "./execFixes";
import { dropsItself, joinedFixes } from "./joinedFixes";
import { obstacleOf } from "./obstacle";
import { isLeftToCode } from "./ownHandler";
import { placeOf } from "./places";
import { becomesPid1, followedStep, ignoresIt, losesBelow, saysOf, scriptMessages } from "./scriptSays";
import { baseName, losesNothing, mayHaveOtherEntrypoint, simulated, startupQueries } from "./simulated";

export default defineRule<typeof scriptMessages>({
  id: "entrypoint-script-without-exec",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: 'Finds a script that the Dockerfile copies and starts, and that ends in a long-running command or in `"$@"` without `exec`.',
    why:
      "The shell of the script waits for the program and keeps the stop signal to itself; bash, dash and ash behind an init end on SIGTERM and go on waiting on SIGINT. No shell becomes the last command of a script " +
      "file by itself. A trap for the signal, with the program in the background and `wait`, is the other way.",
    bad: 'FROM node:22-bookworm-slim\nCOPY run.sh server.js /app/\nENTRYPOINT ["/app/run.sh"]\n',
    good: 'FROM node:22-bookworm-slim\nCOPY server.js /app/\nENTRYPOINT ["node", "/app/server.js"]\n',
    files: { "run.sh": "#!/bin/sh\nset -e\nnode /app/server.js\n", "server.js": 'process.on("SIGTERM", () => process.exit(0));\n' },
    fixSafety:
      "Needs a look: it edits the script, and nothing that the script would do after the program has ended is done any more. " +
      "Where the program itself has no handler, exec alone would leave the container as slow to stop: the fix adds an init as well.",
    differs:
      "Where the file has no ENTRYPOINT and nothing is known of the base image, that may have one of its own, which gets CMD as arguments: then it is an info, with that condition. " +
      "Programs that do a piece of work and end are no finding: what asks for help (`app --help`), and a script or a program named for a job (`run-tests.sh`, `migrate`) in a file without EXPOSE.",
  },
  messages: scriptMessages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const obstacle = found && obstacleOf(found);
    if (!found || obstacle?.kind !== "script" || !obstacle.sure || unhandleable.has(found.stop.signal)) return;
    const { app } = found.application;
    // `timeout 15 …` and the like: what runs is not a name.
    const { program } = found.application;
    if (!/[a-z]/i.test(program)) return;
    // A script that nobody has seen may do a piece of work, and with exec its own shell would be PID 1.
    if (app?.kind === "unknown" && (/\.(?:sh|bash)$/.test(program) || shellNames.has(program))) return;
    if (app?.kind === "task" || app?.kind === "interactive" || found.stop.reachesApp === "yes" || losesNothing(found)) return;
    if (endsByItself(found, file)) return;
    const at = placeOf(found, obstacle.step);
    if (!at) return;
    const likely = obstacle.step.certainty === "likely";
    const base = obstacle.isPid1 && mayHaveOtherEntrypoint(found) ? baseName(file) : undefined;
    // Without the script in front it would be the same.
    if (base !== undefined && isIdle(found.application.program)) return;
    const idle = obstacle.isPid1 && isIdle(found.application.program);
    // exec would take away what the script does behind it.
    const followed = followedStep(obstacle, found) !== undefined;
    const loses = losesBelow(obstacle, found);
    const exec = followed || loses || ignoresIt(obstacle, found) ? undefined : inScriptsFix(obstacle.step, obstacle.next);
    const waits = !followed && obstacle.isPid1 && obstacle.step.shell?.waits !== "background";
    const both = waits && (loses || becomesPid1(obstacle)) && dropsItself(found);
    const open = waits && becomesPid1(obstacle) && isLeftToCode(found);
    const joined = both || open ? joinedFixes(file, found, exec ? [exec] : []) : [];
    const fix = ignoresIt(obstacle, found)
      ? undefined
      : idle
        ? addInitFixes(file, found, "package")
        : open && exec
          ? [...joined, exec]
          : both
            ? joined
            : exec;
    yield { at, says: saysOf(obstacle, found, base), ...((likely || base !== undefined) && { severity: "info" as const }), fix };
  },
});
