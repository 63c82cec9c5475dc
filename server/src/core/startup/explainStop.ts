// The sentence that tells what `docker stop` does to this container.
import { type Delivery, handles, isDeaf, losesKind, processesOf } from "./deliver";
import type { AppDetail, Startup, Step } from "./types";

const stop = "`docker stop`";

/** What the application makes of a signal that reaches it. */
function reached({ app, program }: Step, signal: string): string {
  if (app && handles(app, signal)) return `${stop} reaches ${program}, which shuts down.`;
  if (app?.onTerm === "ignores") return `${stop} reaches ${program}, which has no handler for ${signal} and is ended by it at once.`;
  return `${stop} reaches ${program}, and the container ends.`;
}

function shellKeeps({ program, shell }: Step, signal: string): string {
  const trap = shell?.trap?.signals.includes(signal) ? shell.trap : undefined;
  if (trap?.ignores) return `the trap of ${program} ignores ${signal}`;
  if (trap) return `the trap of ${program} runs only when the command in front of it has ended`;
  return `${program} has no trap for ${signal}, and for PID 1 the kernel drops a signal without a handler`;
}

/** The shell whose trap takes the signal, and that waits in the background, so that it runs. */
export function trapping(processes: readonly Step[], signal: string): Step | undefined {
  const step = processes.find(({ shell }) => shell?.trap?.signals.includes(signal));
  return step?.shell?.trap?.ignores || step?.shell?.waits !== "background" ? undefined : step;
}

/** Ended by the signal itself, or with what is: no handler has to be waited for. */
export function endsAtOnce(processes: readonly Step[], signal: string, { reachesApp }: Delivery): boolean {
  if (signal === "SIGKILL") return true;
  const app = processes.at(-1)?.app;
  if (!app || trapping(processes, signal)) return false;
  return reachesApp === "no" || (reachesApp === "yes" && app.onTerm === "ignores" && !handles(app, signal));
}

const toTrap = ({ program }: Step): string => `${stop} reaches the trap of ${program}`;

const handlerRuns = (shell: Step, runs: string): string =>
  `${toTrap(shell)}, which runs \`${runs}\`: the container ends when that is done.`;

/** What the trap's handler comes to for the application, as far as it is known. */
function trapped(shell: Step, program: string, signal: string, reachesApp: Delivery["reachesApp"]): string {
  const reaches = toTrap(shell);
  const { runs, forwards } = shell.shell?.trap ?? {};
  if (reachesApp === "no")
    return `${reaches}, which ends the container: ${program} gets no ${signal} and is killed without a chance to shut down.`;
  if (runs !== undefined && forwards !== "yes") return handlerRuns(shell, runs);
  return `${reaches}, which hands it on: whether ${program} has time to shut down is not certain.`;
}

/** The first process on the way that keeps the signal to itself. */
function keeps(processes: readonly Step[], signal: string): string {
  for (const [index, step] of processes.entries()) {
    if (step.role === "shell") return shellKeeps(step, signal);
    if (step.runner?.onTerm === "swallows" || step.forwards === "no" || losesKind(step, signal))
      return `${step.program} keeps ${signal} to itself`;
    if (step.init && !step.init.supervisor && step.init.rewrites.some(([, to]) => to === 0)) return `${step.program} drops ${signal}`;
    if (step.role === "app" && isDeaf(step, signal)) return `${step.program} ignores ${signal} on purpose, behind an init as well`;
    const habit = step.app?.habit?.on.has(signal) ? step.app.habit.how : undefined;
    if (habit === "slow") return `${step.program} stops on ${signal}, but takes longer than that`;
    if (habit === "goes on") return `${step.program} handles ${signal} and goes on, behind an init as well`;
    if (step.app?.reloadsOn?.includes(signal)) return `${step.program} reloads on ${signal} in place of ending, behind an init as well`;
    if (step.role === "app") return `${step.program} does not end on ${signal}${index === 0 ? " as PID 1" : ""}`;
  }
  return `nothing ends on ${signal}`;
}

/** What is known of the application, said of the signal that is really sent where it holds for that one. undefined: there is nothing to say. */
export function becauseOf(app: AppDetail, signal: string): string | undefined {
  const { because } = app;
  const asked = /\b(?:does with|is not known to handle|handles|(?<!itself )has no handler for) SIGTERM\b/.test(because);
  if (/\bdoes with SIGTERM\b/.test(because) && signal === "SIGKILL") return undefined;
  if (handles(app, signal) ? / on SIGTERM(?: by itself)?$/.test(because) : asked) return because.replaceAll("SIGTERM", signal);
  return because;
}

/** undefined: there is nothing to say, because the container ends by itself, or because nobody minds how it is ended. */
export function stopSentence(
  chain: readonly Step[],
  signal: string,
  { reachesApp, stopsPromptly }: Delivery,
  verdict: Startup["verdict"],
): string | undefined {
  const processes = processesOf(chain);
  const app = processes.at(-1);
  if (!app || app.app?.kind === "task") return undefined;
  if (app.role === "init" && !app.app) return `${stop} reaches ${app.program}, which passes ${signal} to the command that it was given.`;
  if (signal === "SIGKILL") return `${stop} sends SIGKILL, which no program can handle: everything is killed at once, exit code 137.`;
  if (stopsPromptly === "no" && verdict === "ok") return undefined;
  if (stopsPromptly === "no") {
    const lost = reachesApp === "no" && processes.length > 1 ? `; ${app.program} hears nothing of it` : "";
    return `${stop} waits 10 s and then kills everything, exit code 137: ${keeps(processes, signal)}${lost}.`;
  }
  if (app.app?.habit?.how === "abandons" && app.app.habit.on.has(signal) && reachesApp === "no" && stopsPromptly === "yes")
    return `${stop} ends the container at once, and the services of ${app.program} get no ${signal}: they are killed without a chance to shut down.`;
  if (reachesApp === "no" && app.app?.onTerm === "ignores" && !isDeaf(app, signal)) {
    const how = trapping(processes, signal) ? "ends the container by a trap" : "ends the container at once";
    return `${stop} ${how}; ${app.program} is killed, which is all that ${signal} would do to it.`;
  }
  const shell = trapping(processes, signal);
  if (shell && shell !== app && reachesApp !== "yes" && stopsPromptly === "yes") return trapped(shell, app.program, signal, reachesApp);
  if (reachesApp === "no" && stopsPromptly !== "yes") return `${app.program} is not known to do anything on ${signal}.`;
  if (reachesApp === "no") {
    const lost = app.app?.unheard ?? app.program;
    return `${stop} ends the container at once, but ${lost} gets no ${signal}: it is killed without a chance to shut down.`;
  }
  const cuts = processes.find(({ runner }) => runner?.onTerm === "cuts");
  if (cuts && reachesApp === "yes")
    return `${stop} reaches ${app.program}, but ${cuts.program} ends at once: whether ${app.program} has time to shut down is not certain.`;
  if (reachesApp === "yes" && stopsPromptly === "yes") {
    // What the handler runs is what stops the service; the program that it kills is there to keep the container.
    const runs = shell !== app && app.app?.onTerm === "ignores" ? shell?.shell?.trap?.runs : undefined;
    return shell && runs !== undefined ? handlerRuns(shell, runs) : reached(app, signal);
  }
  const [first] = processes;
  if (stopsPromptly === "yes" && processes.length > 2 && first?.init?.signalsGroup && !first.init.supervisor)
    return `${stop} reaches ${app.program} too, but the container ends as soon as ${processes[1]?.program} does: whether ${app.program} has time to shut down is not certain.`;
  if (stopsPromptly === "yes") return `${stop} ends the container; whether ${app.program} has time to shut down is not certain.`;
  if (app.shell?.waits === "loop" && app.shell.trap?.signals.includes(signal))
    return `${stop} reaches the trap of ${app.program}, which runs when the command in front of it has ended.`;
  return `What ${stop} does depends on ${app.program}.`;
}
