// What is said of a start script that waits for its program: what becomes of the stop signal, and what to do.
import { outlivesInterrupt, rewritten, type Step } from "../../startup";
import type { Found } from "../rule";
import { isIdle } from "./execFixes";
import { fixTitles } from "./fixTitles";
import { runsInPipe } from "./inPipe";
import { dropsItself } from "./joinedFixes";
import { losesItAgain, type Obstacle, scriptName, waitsAsScript } from "./obstacle";
import { isLeftToCode } from "./ownHandler";
import type { Simulated } from "./simulated";

export const scriptMessages = {
  pid1: "{script} runs {program} without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of it",
  through:
    "{script} runs {command} without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}, which {command} starts. Put exec in front of {command}",
  scripts:
    "{script} runs {command}, which runs {program}, both without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of {command}, and in front of {program} in it",
  code: "{script} runs {program} without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of it, and see that its code handles {signal}, or that an init stands in front of the script: as PID 1 it does not end on it otherwise",
  idle: "{script} ends in {program}: {shell} stays PID 1 and keeps {signal} to itself, and {program} would not act on it either. `docker stop` waits 10 s, then kills both. An init in front of the script lets {signal} end the container",
  both: "{script} runs {program} without exec, so {shell} stays PID 1 and keeps {signal} to itself, and {program} has no handler for it that it would need as PID 1. `docker stop` waits 10 s, then kills both. Put exec in front of {program}, and an init in front of the script",
  background:
    "{script} starts {program} in the background and waits, but has no trap that passes {signal} to it: {program} is killed without a chance to shut down. Add such a trap, or start {program} last, with exec",
  runner:
    "{script} runs {runner} without exec, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec and {program} itself in the place of {runner}: {runner} keeps {signal} from it, too",
  several:
    "{script} starts {program} and others in the background and waits, but has no trap that passes {signal} to them: they are killed without a chance to shut down. Add such a trap",
  restarts:
    "{script} starts {program} in a loop in the background and waits, but has no trap that passes {signal} to it: {program} is killed without a chance to shut down. Add such a trap",
  piped:
    "{script} runs {program} in a pipe, so {shell} stays PID 1 and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. exec in a pipe changes nothing. Let {program} write to standard output alone and start it with exec, in bash with > >(…) in the place of the pipe and what is behind it in the brackets",
  behindInit:
    "{script} runs {program} without exec: {init} passes {signal} to {shell} only, which ends on it, and {program} is killed at once. Put exec in front of it",
  behindGroup:
    "{script} runs {program} without exec: {init} signals both, but ends as soon as {shell} does, and {program} is killed before it has shut down. Put exec in front of it",
  behindPatient:
    "{script} runs {program} without exec: {init} passes {signal} to {shell} only, which goes on waiting for {program}. `docker stop` waits 10 s, then kills both. Put exec in front of it",
  followedInit:
    "{script} waits for {program} to do something when it has ended, but {init} passes {signal} to {shell} only, which ends on it: {program} is killed at once, and nothing of it is done. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  followedGroup:
    "{script} waits for {program} to do something when it has ended, but {shell} ends on {signal} and {init} with it: {program} is killed before it has shut down, and nothing of it is done. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  followedPatient:
    "{script} waits for {program} to do something when it has ended, but {init} passes {signal} to {shell} only, which goes on waiting: `docker stop` waits 10 s, then kills both, and nothing of it is done. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  between:
    "{script} runs {program} without exec, so {shell} stays in front of {program} and passes no {signal} on. Put exec in front of it",
  followed:
    "{script} waits for {program} to do something when it has ended, but {shell} as PID 1 keeps {signal} to itself: `docker stop` waits 10 s, then kills both, and nothing of it is done. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  followedBelow:
    "{script} runs {command} without exec, and {command} waits for {program} to do something when it has ended. {shell} as PID 1 keeps {signal} to itself: `docker stop` waits 10 s, then kills all of them, and nothing of it is done. Put exec in front of {command}, and in it start {program} with &, pass {signal} on to it in a trap, and wait for it",
  ignored:
    "The trap of {script} ignores {signal}, and {program} with it unless it sets a handler of its own: neither exec nor an init changes that, and `docker stop` waits 10 s, then kills both. Take the trap away, and put exec in front of {program}",
  exits:
    "{script} runs {program} without exec: on {signal} {shell} runs its trap for EXIT and ends, and {program} is killed without a chance to shut down. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  late: "{script} runs {program} in front, and the trap of {shell} has its turn only when that has ended: `docker stop` waits 10 s, then kills both. Start {program} with &, and wait for it",
  otherSignal:
    "{script} has a trap for {trapped}, but this image is stopped with {signal}, which {shell} drops as PID 1: `docker stop` waits 10 s, then kills {program}. Set STOPSIGNAL {trapped}, start {program} with &, and wait for it",
  /** Of a base image that nobody knows: with an ENTRYPOINT of its own, another process is PID 1. */
  ifPid1:
    "{script} runs {command} without exec: if {base} sets no ENTRYPOINT of its own, {shell} is PID 1 and keeps {signal} to itself, and `docker stop` waits 10 s, then kills {program}. Put exec in front of {command}",
  ifScripts:
    "{script} runs {command}, which runs {program}, both without exec: if {base} sets no ENTRYPOINT of its own, {shell} is PID 1 and keeps {signal} to itself, and `docker stop` waits 10 s, then kills {program}. Put exec in front of {command}, and in front of {program} in it",
  ifFollowed:
    "{script} waits for {program} to do something when it has ended: if {base} sets no ENTRYPOINT of its own, {shell} is PID 1 and keeps {signal} to itself, and nothing of it is done when the container is stopped. Start {program} with &, pass {signal} on to it in a trap, and wait for it",
  ifRunner:
    "{script} runs {runner} without exec: if {base} sets no ENTRYPOINT of its own, {shell} is PID 1 and keeps {signal} to itself, and `docker stop` waits 10 s, then kills {program}. Put exec and {program} itself in the place of {runner}: {runner} keeps {signal} from it, too",
  ...fixTitles,
} as const;

/** A trap that has something to do when the container is stopped: exec would throw it away. */
function trapOf({ step, isPid1 }: Obstacle): readonly string[] {
  const { trap, waits } = step.shell ?? {};
  return isPid1 && waits === "foreground" && trap && !trap.ignores ? trap.signals.filter((name) => name !== "EXIT") : [];
}

/** `trap '' TERM`: what the shell starts inherits it. */
export const ignoresIt = ({ step }: Obstacle, { stop }: Simulated): boolean =>
  step.shell?.trap?.ignores === true && step.shell.trap.signals.includes(stop.signal);

/** With exec the program itself takes the place of the script: a runner in front of it would stay there and pass the signal on. */
export const becomesPid1 = ({ next }: Obstacle): boolean => next.role === "app";

/** exec would put something in the place of the script that keeps the signal from the program as well: npm in front of a shell that stays. */
export function losesBelow({ next }: Obstacle, { processes, application }: Simulated): boolean {
  const [, below] = processes.slice(processes.indexOf(next));
  return application.argv.length > 0 && losesItAgain(next) && (next.role === "wrapper" || below?.role === "shell");
}

/** A line that ends in `&`, not in `&&`. */
const started = /^[^#\n]*[^&|>\s\\][ \t]*&[ \t]*(?:[#;][^\n]*)?$/gm;

/** exec can start one program last, not several of them, nor one that a loop starts again. */
function inBackground(script: string): "background" | "several" | "restarts" {
  const lines = script.match(started) ?? [];
  if (lines.length > 1) return "several";
  return lines.some((line) => /^[ \t]*done\b/.test(line)) ? "restarts" : "background";
}

/** What the script starts, where that is another program or script in front of the application; undefined: it is the application itself. */
function wordInFront({ next }: Obstacle): string | undefined {
  if (next.role === "wrapper" || next.role === "init") return next.program;
  return waitsAsScript(next) ? scriptName(next) : undefined;
}

/** It waits for the program because something is done when that has ended: exec would take that away. */
export const followedStep = ({ step, init, isPid1 }: Obstacle, { processes }: Simulated): Step | undefined =>
  isPid1 || init !== undefined
    ? processes.slice(processes.indexOf(step)).find((each) => each.shell?.followed === true && (each === step || waitsAsScript(each)))
    : undefined;

type Behind = `${"behind" | "followed"}${"Group" | "Init" | "Patient"}`;

/** How the shell takes the signal that the init gives it. */
function behind({ step, init }: Obstacle, { stop }: Simulated, followed: boolean): Behind {
  if (init?.init?.signalsGroup) return followed ? "followedGroup" : "behindGroup";
  const isPatient = init?.init !== undefined && outlivesInterrupt(step, rewritten(init.init, stop.signal) ?? "");
  if (isPatient) return followed ? "followedPatient" : "behindPatient";
  return followed ? "followedInit" : "behindInit";
}

type Says = Found<typeof scriptMessages>["says"];
type Values = Readonly<Record<"script" | "program" | "shell" | "signal", string>>;

/** The script is PID 1 only where the base image has no ENTRYPOINT. */
function saysOfBase(obstacle: Obstacle, found: Simulated, own: Values, base: string): Says {
  const values = { ...own, base };
  const { next } = obstacle;
  if (followedStep(obstacle, found)) return ["ifFollowed", values];
  if (losesBelow(obstacle, found)) return ["ifRunner", { ...values, runner: next.program }];
  const command = wordInFront(obstacle);
  return [command !== undefined && waitsAsScript(next) ? "ifScripts" : "ifPid1", { ...values, command: command ?? values.program }];
}

/** @param base what the stage stands on, where it may have an ENTRYPOINT of its own that nobody sees here */
export function saysOf(obstacle: Obstacle, found: Simulated, base: string | undefined): Says {
  const { step, init, isPid1 } = obstacle;
  const followed = followedStep(obstacle, found);
  const inner = followed === undefined || followed === step ? undefined : scriptName(followed);
  const outer = scriptName(step) ?? "The script";
  const isBelow = inner !== undefined && isPid1 && base === undefined;
  const values: Values = {
    script: isBelow ? outer : (inner ?? outer),
    program: found.application.program || "its program",
    shell: step.program,
    signal: found.stop.signal,
  };
  if (ignoresIt(obstacle, found)) return ["ignored", values];
  if (step.shell?.waits === "background") return [inBackground(step.shell.text), values];
  const [trapped] = trapOf(obstacle);
  if (trapped !== undefined && !isIdle(values.program))
    return trapOf(obstacle).includes(values.signal) ? ["late", values] : ["otherSignal", { ...values, trapped }];
  if (init) return [behind(obstacle, found, followed !== undefined), { ...values, init: init.program }];
  if (isPid1 && found.stop.stopsPromptly === "yes") return ["exits", values];
  if (isPid1 && base !== undefined) return saysOfBase(obstacle, found, values, base);
  if (isPid1 && isIdle(values.program)) return ["idle", values];
  if (isPid1 && runsInPipe(step)) return ["piped", values];
  if (isBelow) return ["followedBelow", { ...values, command: inner }];
  if (isPid1 && followed) return ["followed", values];
  if (isPid1 && losesBelow(obstacle, found)) return ["runner", { ...values, runner: obstacle.next.program }];
  if (isPid1 && becomesPid1(obstacle) && dropsItself(found)) return ["both", values];
  if (!isPid1) return ["between", values];
  const command = wordInFront(obstacle);
  if (command !== undefined) return [waitsAsScript(obstacle.next) ? "scripts" : "through", { ...values, command }];
  return [isLeftToCode(found) ? "code" : "pid1", values];
}
