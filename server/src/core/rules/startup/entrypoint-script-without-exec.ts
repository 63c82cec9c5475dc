// A start script that waits for its program in place of becoming it.
import { programs, unhandleable } from "../../knowledge/programs";
import { defineRule, type Found } from "../rule";
import { addInitFixes } from "./addInit";
import { inScriptFix, isIdle } from "./execFixes";
import { fixTitles } from "./fixTitles";
import { dropsItself, joinedFixes } from "./joinedFixes";
import { type Obstacle, obstacleOf } from "./obstacle";
import { placeOf } from "./places";
import { losesNothing, type Simulated, simulated, startupQueries } from "./simulated";

const messages = {
  pid1: "{script} runs {program} without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of it",
  code: "{script} runs {program} without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of it, and see that its code handles {signal}: as PID 1 it does not end on it otherwise",
  idle: "{script} ends in {program}: {shell} stays PID 1 and keeps {signal} to itself, and {program} would not act on it either. `docker stop` waits 10 s, then kills both. An init in front of the script lets {signal} end the container",
  both: "{script} runs {program} without exec, so {shell} stays PID 1 and keeps {signal} to itself, and {program} has no handler for it that it would need as PID 1. `docker stop` waits 10 s, then kills both. Put exec in front of {program}, and an init in front of the script",
  background:
    "{script} starts {program} in the background and waits, but has no trap that passes {signal} to it: {program} is killed without a chance to shut down. Add such a trap, or start {program} last, with exec",
  behindInit:
    "{script} runs {program} without exec: {init} passes {signal} to {shell} only, which ends on it, and {program} is killed at once. Put exec in front of it",
  behindGroup:
    "{script} runs {program} without exec: {init} signals both, but ends as soon as {shell} does, and {program} is killed before it has shut down. Put exec in front of it",
  between:
    "{script} runs {program} without exec, so {shell} stays in front of {program} and passes no {signal} on. Put exec in front of it",
  followed:
    "{script} waits for {program} to do something when it has ended, but {shell} as PID 1 keeps {signal} to itself: `docker stop` waits 10 s, then kills both, and nothing of it is done. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  late: "{script} runs {program} in front, and the trap of {shell} has its turn only when that has ended: `docker stop` waits 10 s, then kills both. Start {program} with &, and wait for it",
  otherSignal:
    "{script} has a trap for {trapped}, but this image is stopped with {signal}, which {shell} drops as PID 1: `docker stop` waits 10 s, then kills {program}. Set STOPSIGNAL {trapped}, start {program} with &, and wait for it",
  ...fixTitles,
} as const;

/** A trap that has something to do when the container is stopped: exec would throw it away. */
function trapOf({ step, isPid1 }: Obstacle): readonly string[] {
  const { trap, waits } = step.shell ?? {};
  return isPid1 && waits === "foreground" && trap && !trap.ignores ? trap.signals.filter((name) => name !== "EXIT") : [];
}

function saysOf(obstacle: Obstacle, found: Simulated): Found<typeof messages>["says"] {
  const { step, init, isPid1 } = obstacle;
  const values = {
    script: step.shell?.file?.contextPath ?? step.shell?.file?.path ?? "The script",
    program: found.application.program || "its program",
    shell: step.program,
    signal: found.stop.signal,
  };
  if (step.shell?.waits === "background") return ["background", values];
  const [trapped] = trapOf(obstacle);
  if (trapped !== undefined && !isIdle(values.program))
    return trapOf(obstacle).includes(values.signal) ? ["late", values] : ["otherSignal", { ...values, trapped }];
  if (init) return [init.init?.signalsGroup ? "behindGroup" : "behindInit", { ...values, init: init.program }];
  if (isPid1 && isIdle(values.program)) return ["idle", values];
  if (isPid1 && step.shell?.followed) return ["followed", values];
  if (isPid1 && dropsItself(found)) return ["both", values];
  if (!isPid1) return ["between", values];
  const { app } = found.application;
  const decides = app?.onTerm === "unknown" && programs.get(values.program)?.onTerm === "code";
  return [decides ? "code" : "pid1", values];
}

export default defineRule<typeof messages>({
  id: "entrypoint-script-without-exec",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: 'Finds a script that the Dockerfile copies and starts, and that ends in a long-running command or in `"$@"` without `exec`.',
    why:
      "The shell of the script waits for the program and keeps the stop signal to itself. No shell becomes the last command of a script " +
      "file by itself. A trap for the signal, with the program in the background and `wait`, is the other way.",
    bad: 'FROM node:22-bookworm-slim\nCOPY run.sh server.js /app/\nENTRYPOINT ["/app/run.sh"]\n',
    good: 'FROM node:22-bookworm-slim\nCOPY server.js /app/\nENTRYPOINT ["node", "/app/server.js"]\n',
    files: { "run.sh": "#!/bin/sh\nset -e\nnode /app/server.js\n", "server.js": 'process.on("SIGTERM", () => process.exit(0));\n' },
    fixSafety:
      "Needs a look: it edits the script, and nothing that the script would do after the program has ended is done any more. " +
      "Where the program itself has no handler, exec alone would leave the container as slow to stop: the fix adds an init as well.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const obstacle = found && obstacleOf(found);
    if (!found || obstacle?.kind !== "script" || !obstacle.sure || unhandleable.has(found.stop.signal)) return;
    const { app } = found.application;
    // `timeout 15 …` and the like: what runs is not a name.
    if (!/[a-z]/i.test(found.application.program)) return;
    // A script that nobody has seen may do a piece of work, and with exec its own shell would be PID 1.
    if (app?.kind === "unknown" && /\.(?:sh|bash)$/.test(found.application.program)) return;
    if (app?.kind === "task" || app?.kind === "interactive" || found.stop.reachesApp === "yes" || losesNothing(found)) return;
    const at = placeOf(found, obstacle.step);
    if (!at) return;
    const likely = obstacle.step.certainty === "likely";
    const idle = obstacle.isPid1 && isIdle(found.application.program);
    // exec would take away what the script does behind it.
    const exec = obstacle.step.shell?.followed ? undefined : inScriptFix(obstacle.step);
    const both = !obstacle.step.shell?.followed && obstacle.isPid1 && obstacle.step.shell?.waits !== "background" && dropsItself(found);
    const fix = idle ? addInitFixes(file, found, "package") : both ? joinedFixes(file, found, exec ? [exec] : []) : exec;
    yield { at, says: saysOf(obstacle, found), ...(likely && { severity: "info" as const }), fix };
  },
});
