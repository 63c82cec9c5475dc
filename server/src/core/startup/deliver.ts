// What the stop signal does on its way from PID 1 to the application: does it arrive, and does the container end before it is killed.
import { deafScripts, ignoredByDefault, shellNames, unhandleable } from "../knowledge/programs";
import { signalName, signalNumbers } from "../knowledge/stopSignals";
import { measuredReaping } from "../knowledge/wrapperEvidence";
import type { Answer, AppDetail, InitDetail, Step } from "./types";

export interface Delivery {
  readonly reachesApp: Answer;
  readonly stopsPromptly: Answer;
}

const answer = (reachesApp: Answer, stopsPromptly: Answer): Delivery => ({ reachesApp, stopsPromptly });
const unknown = answer("unknown", "unknown");

/** What holds in both cases; unknown where they differ. */
const either = (a: Delivery, b: Delivery): Delivery => ({
  reachesApp: a.reachesApp === b.reachesApp ? a.reachesApp : "unknown",
  stopsPromptly: a.stopsPromptly === b.stopsPromptly ? a.stopsPromptly : "unknown",
});

/** Processes that are there while the container runs: what execs has become the next one. */
export const processesOf = (chain: readonly Step[]): readonly Step[] =>
  chain.filter((step, index) => !step.execs || index === chain.length - 1);

/** Node.js starts its inspector on SIGUSR1. */
const opensInspector = (step: Step, signal: string): boolean =>
  signal === "SIGUSR1" && /^(?:node|nodejs|tsx|ts-node|nodemon)$/.test(step.program);

/** It has a handler of its own for the signal. */
export const handles = (app: AppDetail, signal: string): boolean =>
  (signal === "SIGTERM" && app.onTerm === "stops") || app.alsoStopsOn.includes(signal);

/** It ignores the signal on purpose, whatever stands in front of it. */
export const isDeaf = (step: Step, signal: string): boolean => deafScripts.get(step.program)?.signals.has(signal) ?? false;

function promptAsPid1(step: Step, app: AppDetail, signal: string): Answer {
  if (app.outlives?.includes(signal)) return "no";
  if (signal === "SIGTERM") return app.onTerm === "ignores" ? "no" : "unknown";
  if (app.onTerm === "unknown" && app.file === undefined) return "unknown";
  // A program whose handlers are known: without one the kernel drops the signal for PID 1.
  const seen = app.file !== undefined || app.onTerm === "ignores" || opensInspector(step, signal) || ignoredByDefault.has(signal);
  return seen ? "no" : "unknown";
}

function promptAsChild(step: Step, app: AppDetail, signal: string): Answer {
  if (opensInspector(step, signal) || (ignoredByDefault.has(signal) && app.kind === "service")) return "no";
  if (signal === "SIGUSR1" || signal === "SIGUSR2" || signal === "SIGHUP" || signal === "SIGQUIT") {
    return app.onTerm === "stops" && app.file === undefined ? "unknown" : "yes";
  }
  return "yes";
}

/** Nothing is there that could get a signal: it goes into the background, or is not in the image. */
export const endsWithStart = (app: AppDetail | undefined): boolean =>
  app?.leaves !== undefined || app?.absent === true || app?.refuses === true;

function toApp(step: Step, signal: string, isPid1: boolean): Delivery {
  const { app } = step;
  if (endsWithStart(app)) return unknown;
  if (!app || (app.kind === "unknown" && step.certainty === "unknown")) return unknown;
  // It may be one that stands in front of another.
  if (app.kind === "unknown" && isPid1) return unknown;
  // A package script whose words are not at hand may be a program that keeps the signal to itself.
  if (step.certainty === "unknown" && step.argv.length === 0)
    return answer("unknown", isPid1 ? "unknown" : promptAsChild(step, app, signal));
  if (isDeaf(step, signal)) return answer("no", "no");
  if (app.reloadsOn?.includes(signal)) return answer("yes", "no");
  if (app.habit?.on.has(signal)) return app.habit.how === "abandons" ? answer("no", "yes") : answer("yes", "no");
  if (app.habit?.better === signal) return answer("yes", "yes");
  const handled = handles(app, signal);
  const lost = ignoredByDefault.has(signal) || opensInspector(step, signal) || (app.file !== undefined && signal.startsWith("SIGRT"));
  const reaches = handled || signal === "SIGTERM" ? "yes" : lost ? "no" : "unknown";
  // At a terminal a shell ignores SIGTERM.
  if (app.kind === "interactive" && shellNames.has(step.program)) return answer(reaches, "unknown");
  if (app.kind === "interactive" || app.kind === "task") return answer(reaches, isPid1 ? "unknown" : "yes");
  if (handled) return answer(app.unheard === undefined ? reaches : "no", "yes");
  return answer(reaches, isPid1 ? promptAsPid1(step, app, signal) : promptAsChild(step, app, signal));
}

/** For a trap of EXIT bash has a handler for the signals that end it, as PID 1 too; dash, ash, mksh and zsh have none. Measured. */
const endsByExitTrap = ({ program, shell }: Step): boolean => program === "bash" && shell?.trap?.signals.includes("EXIT") === true;

/** A loop is the application itself: a trap is its handler, and without one it is ended where it is not PID 1. */
function toLoop(step: Step, signal: string, isPid1: boolean): Delivery {
  const trap = step.shell?.trap?.signals.includes(signal) ? step.shell.trap : undefined;
  const reaches = step.shell?.company ? "unknown" : ignoredByDefault.has(signal) && !trap ? "no" : "yes";
  if (trap)
    return trap.ignores || trap.ends === "no"
      ? answer(trap.ignores ? "no" : reaches, "no")
      : answer(reaches, step.app?.onTerm === "stops" ? "yes" : "unknown");
  if (isPid1) return answer("no", endsByExitTrap(step) ? "yes" : "no");
  return answer(reaches, ignoredByDefault.has(signal) ? "no" : "yes");
}

function toShell(processes: readonly Step[], at: number, signal: string, isPid1: boolean): Delivery {
  const step = processes[at];
  if (step?.shell?.waits === "loop") return toLoop(step, signal, isPid1);
  const trap = step?.shell?.trap;
  if (trap?.signals.includes(signal)) {
    if (trap.ignores || step?.shell?.waits === "foreground") return answer("no", "no");
    const child = processes[at + 1] ? deliver(processes, at + 1, signal, false) : unknown;
    // What the handler does is its own affair: it may stop more than its child.
    const reached = trap.forwards === "yes" && child.reachesApp === "yes";
    return answer(reached ? "yes" : trap.forwards === "no" ? "no" : "unknown", "yes");
  }
  if (isPid1) return answer("no", step && endsByExitTrap(step) ? "yes" : "no");
  return answer("no", ignoredByDefault.has(signal) || outlivesInterrupt(step, signal) ? "no" : "yes");
}

/** bash, dash and ash that get SIGINT go on waiting for what runs in front: it is meant for that, as from a keyboard. */
const patient: ReadonlySet<string> = new Set(["sh", "bash", "dash", "ash"]);

export const outlivesInterrupt = (step: Step | undefined, signal: string): boolean =>
  signal === "SIGINT" && step?.shell?.waits === "foreground" && patient.has(step.program);

/** What an init sends in place of what it gets; undefined: nothing. */
export function rewritten(init: InitDetail, signal: string): string | undefined {
  const rule = init.rewrites.find(([from]) => from === signalNumbers[signal]);
  if (!rule) return signal;
  return rule[1] === 0 ? undefined : (signalName(rule[1]) ?? signal);
}

function toInit(processes: readonly Step[], at: number, received: string): Delivery {
  const init = processes[at]?.init;
  const signal = init && rewritten(init, received);
  const child = processes[at + 1];
  if (!init || child === undefined) return unknown;
  if (signal === undefined) return answer("no", "no");
  const direct = deliver(processes, at + 1, signal, false);
  const last = processes.at(-1);
  if (!init.signalsGroup || child === last || !last) return direct;
  // The group gets it, too. Where a shell dies of it at once, the rest is killed before it can finish.
  const own = toApp(last, signal, false);
  if (child.role === "runner" || outlivesInterrupt(child, signal)) return answer(own.reachesApp, own.stopsPromptly);
  return direct.reachesApp === "yes" ? direct : answer(own.reachesApp === "no" ? "no" : "unknown", direct.stopsPromptly);
}

function toRunner(processes: readonly Step[], at: number, signal: string): Delivery {
  const runner = processes[at]?.runner;
  const child = processes[at + 1];
  if (!runner || !child) return unknown;
  if (signal !== "SIGTERM" && signal !== "SIGINT") return unknown;
  if (runner.onTerm === "swallows") return answer("no", "no");
  const below = deliver(processes, at + 1, signal, false);
  if (runner.onTerm === "cuts") return answer(below.reachesApp, "yes");
  if (runner.onTerm === "loses") return answer(below.reachesApp === "no" ? "no" : "unknown", "yes");
  return below;
}

/** It hands signals on, but not this one. */
export const losesKind = ({ passes }: Step, signal: string): boolean => passes !== undefined && !passes.has(signal);

function toWrapper(processes: readonly Step[], at: number, signal: string, isPid1: boolean): Delivery {
  const step = processes[at];
  const forwards = step?.forwards ?? "unknown";
  // It has no handler for those: as PID 1 it drops them.
  if (step && losesKind(step, signal)) return answer("no", isPid1 || ignoredByDefault.has(signal) ? "no" : "yes");
  if (forwards === "yes") return deliver(processes, at + 1, signal, false);
  if (forwards === "loses") return answer("no", "yes");
  return forwards === "no" ? answer("no", isPid1 ? "no" : "yes") : unknown;
}

function deliver(processes: readonly Step[], at: number, signal: string, isPid1: boolean): Delivery {
  const step = processes[at];
  if (!step) return unknown;
  switch (step.role) {
    case "app":
      return toApp(step, signal, isPid1);
    case "init":
      return toInit(processes, at, signal);
    case "runner":
      return toRunner(processes, at, signal);
    case "wrapper":
      return toWrapper(processes, at, signal, isPid1);
    case "shell": {
      const stays = toShell(processes, at, signal, isPid1);
      // Not known whether the shell becomes its last command.
      return step.certainty === "unknown" ? either(stays, deliver(processes, at + 1, signal, isPid1)) : stays;
    }
  }
}

/** @param signal by name; a number without a name stays one. */
export function delivery(chain: readonly Step[], signal: string): Delivery {
  if (chain.length === 0) return unknown;
  if (signal === "SIGKILL") return answer("no", "yes");
  if (unhandleable.has(signal)) return answer("no", "unknown");
  return deliver(processesOf(chain), 0, signal, true);
}

/** Whether PID 1 waits for orphans that are handed to it. */
export function reapsOrphans(chain: readonly Step[]): Answer {
  const [pid1, second] = processesOf(chain);
  if (!pid1) return "unknown";
  if (pid1.role === "init") return "yes";
  if (pid1.role === "runner") return measuredReaping(pid1.runner?.name ?? "") ?? "unknown";
  if (pid1.role === "wrapper") return measuredReaping(pid1.program) ?? pid1.reaps ?? "unknown";
  if (pid1.role === "shell") return pid1.certainty === "unknown" && second?.app?.reaps !== "yes" ? "unknown" : "yes";
  return pid1.app?.reaps ?? "unknown";
}
