// What signal-never-reaches-app says of each kind of obstacle.
import type { Found } from "../rule";
import { isIdle } from "./execFixes";
import { fixTitles } from "./fixTitles";
import { runsInPipe } from "./inPipe";
import { dropsItself } from "./joinedFixes";
import { losesItAgain, type Obstacle } from "./obstacle";
import { ownHandler } from "./ownHandler";
import { mayHaveOtherEntrypoint, type Simulated, shownPath } from "./simulated";

export const messages = {
  shell:
    "{shell} is PID 1 in front of {program} and does not pass {signal} on: `docker stop` waits 10 s, then kills {program}. Let exec start {program}, or do without the shell{more}",
  piped:
    "{shell} is PID 1 in front of {program}, which stands in a pipe, and does not pass {signal} on: `docker stop` waits 10 s, then kills {program}. exec in a pipe changes nothing. Let {program} write to standard output alone, or start it in bash with exec and > >(…), what is behind the pipe in the brackets",
  script:
    "{shell} is PID 1 in front of {script} and does not pass {signal} on: `docker stop` waits 10 s, then kills {program}. Let exec start {script}, or do without the shell",
  scriptWaits:
    "{shell} is PID 1 in front of {script}, which runs {program} without exec, and {signal} ends at {shell}: `docker stop` waits 10 s, then kills {program}. Let exec start {script}, and put exec in front of {program} there",
  scriptStarts:
    "{shell} is PID 1 in front of {script}, which starts {program} in the background, and {signal} ends at {shell}: `docker stop` waits 10 s, then kills everything. Let exec start {script}, and give it a trap that passes {signal} on",
  idle: "{shell} is PID 1 and keeps {signal} to itself, and {program} would not act on it either: `docker stop` waits 10 s, then kills both. An init in front of them lets {signal} end the container",
  both: "{shell} is PID 1 in front of {program} and does not pass {signal} on, and {program} has no handler for it that it would need as PID 1: `docker stop` waits 10 s, then kills both. Let exec start {program}, and put an init in front",
  background:
    "{shell} starts {program} in the background, waits, and hands no {signal} on: {program} is killed without a chance to shut down. Give {shell} a trap that passes {signal} to {program}, or let exec start {program} as the last command",
  mayBeShell:
    "{shell} may stay in front of {program}, and then passes no {signal} on: {program} is killed without a chance to shut down. Let exec start {program}{more}",
  between:
    "{shell} stays in front of {program} and passes no {signal} on: {program} is killed without a chance to shut down. Let exec start {program}",
  behindInit:
    "{init} passes {signal} to {shell} only, which ends on it: {program} is killed at once, without a chance to shut down. Let exec start {program}",
  behindGroup:
    "{init} signals {program} too, but ends as soon as {shell} does: {program} is killed before it has shut down. Let exec start {program}",
  runner:
    "{runner} passes {signal} only to its sh, which ends on it: {program} is killed at once, without a chance to shut down. Start {program} directly",
  swallows: "{runner} keeps {signal} to itself and goes on: `docker stop` waits 10 s, then kills {program}. Start {program} directly",
  loses:
    "{runner} ends on {signal} without passing it on: {program} is killed at once, without a chance to shut down. Start {program} directly",
  inFrontOfRunner:
    "{shell} is PID 1 in front of {runner} and does not pass {signal} on: `docker stop` waits 10 s, then kills everything. Start the program of the script directly, in a JSON array",
  inFrontOfWrapper:
    "{shell} is PID 1 in front of {wrapper}, and neither passes {signal} on: `docker stop` waits 10 s, then kills {program}. Let exec start {program} itself, without {wrapper}",
  mayLose:
    "{runner} passes {signal} at most to the sh of the script {script}: unless that sh becomes the program, the program is killed without a chance to shut down. Start the program directly",
  dashStays:
    "{runner} passes {signal} only to the sh of the script {script}: that is dash here, which stays in front of the program unless the script begins with exec. The program is killed without a chance to shut down. Start the program directly",
  wrapper: "{wrapper} stays in front of {program} and does not pass {signal} on: {program} is killed without a chance to shut down",
  ...fixTitles,
} as const;

type Says = Found<typeof messages>["says"];

function ofRunner({ step, next, sure }: Obstacle, program: string, signal: string): Says {
  const name = step.runner?.name ?? step.program;
  const runner = step.runner?.version === undefined ? name : `${name} ${step.runner.version}`;
  if (step.runner?.onTerm === "swallows") return ["swallows", { runner, signal, program }];
  if (step.runner?.onTerm === "loses") return ["loses", { runner, signal, program }];
  if (sure) return ["runner", { runner: name, signal, program }];
  return [next.role === "shell" ? "dashStays" : "mayLose", { runner: name, signal, script: step.runner?.script ?? "" }];
}

/** A command line that starts a script of the project: what is behind it alone would not get the signal. */
function ofScript({ step, kind, isPid1 }: Obstacle, { chain }: Simulated, program: string, signal: string): Says | undefined {
  const next = chain[chain.indexOf(step) + 1];
  const { file, source, waits, trap } = next?.shell ?? {};
  if (!isPid1 || kind !== "line" || source !== "script" || !file || !next || next.certainty === "unknown") return undefined;
  const values = { shell: step.program, script: shownPath(file.contextPath) ?? file.path, program, signal };
  if (next.execs || waits === "loop" || trap?.signals.includes(signal)) return ["script", values];
  return [waits === "background" ? "scriptStarts" : "scriptWaits", values];
}

/** Which processes get the signal, which do not, and how the program ends. */
export function saysOf(obstacle: Obstacle, found: Simulated): Says {
  const { step, kind, init } = obstacle;
  const { signal } = found.stop;
  const program = found.application.argv.length === 0 ? "the program" : found.application.program;
  if (kind === "runner") return ofRunner(obstacle, program, signal);
  if (kind === "wrapper") return ["wrapper", { wrapper: step.program, program, signal }];
  const shell = step.program;
  if (!obstacle.sure || mayHaveOtherEntrypoint(found)) return ["mayBeShell", { shell, program, signal, more: ownHandler(obstacle, found) }];
  if (step.shell?.waits === "background") return ["background", { shell, program, signal }];
  if (init?.init?.signalsGroup) return ["behindGroup", { init: init.program, shell, program }];
  if (init) return ["behindInit", { init: init.program, shell, program, signal }];
  if (obstacle.isPid1 && isIdle(program)) return ["idle", { shell, program, signal }];
  if (obstacle.isPid1 && runsInPipe(step)) return ["piped", { shell, program, signal }];
  const script = ofScript(obstacle, found, program, signal);
  if (script) return script;
  if (obstacle.isPid1 && kind === "line" && dropsItself(found)) return ["both", { shell, program, signal }];
  const runner = found.processes.find(({ role }) => role === "runner");
  if (obstacle.isPid1 && runner) return ["inFrontOfRunner", { shell, runner: runner.program, signal }];
  const wrapper = found.processes.find((process) => process.role === "wrapper" && losesItAgain(process));
  if (obstacle.isPid1 && wrapper) return ["inFrontOfWrapper", { shell, wrapper: wrapper.program, program, signal }];
  return obstacle.isPid1
    ? ["shell", { shell, program, signal, more: ownHandler(obstacle, found) }]
    : ["between", { shell, program, signal }];
}
