// The process that keeps the stop signal from the application: the first on its way that does not hand it on.
import { outlivesInterrupt, rewritten, type Step } from "../../startup";
import { isDeafApplication, type Simulated, shownPath } from "./simulated";

export interface Obstacle {
  readonly kind: "line" | "script" | "runner" | "wrapper";
  readonly step: Step;
  /** What it waits for. */
  readonly next: Step;
  /** An init in front of it, which gets the signal first. */
  readonly init: Step | undefined;
  readonly isPid1: boolean;
  /** false: it may become the next program, or its behaviour is not known. */
  readonly sure: boolean;
}

const stays = ({ certainty }: Step): boolean => certainty !== "unknown";

/** A script that stays in front of what it starts. */
export const waitsAsScript = ({ role, shell, execs }: Step): boolean =>
  role === "shell" && shell?.source === "script" && shell.waits === "foreground" && !execs;

/** As its author knows it: by its path in the context, else in the image. */
export const scriptName = ({ shell }: Step): string | undefined => shownPath(shell?.file?.contextPath) ?? shell?.file?.path;

/** Started without the shell it would keep the signal from the program itself. */
export const losesItAgain = ({ role, forwards }: Step): boolean =>
  role === "runner" || (role === "wrapper" && (forwards === "no" || forwards === "loses"));

/** A shell hands nothing on, unless a trap does and the shell waits for a background job. */
export function handsOn({ shell }: Step, signal: string): boolean {
  const trap = shell?.trap;
  return trap ? trap.signals.includes(signal) && trap.forwards !== "no" && shell?.waits === "background" : false;
}

function kindOf(step: Step, next: Step): Obstacle["kind"] | undefined {
  switch (step.role) {
    case "shell":
      return step.shell?.source === "script" ? "script" : "line";
    case "runner": {
      const behaviour = step.runner?.onTerm;
      const lost =
        behaviour === "swallows" || behaviour === "loses" || behaviour === "cuts" || (behaviour === "child" && next.role === "shell");
      return lost ? "runner" : undefined;
    }
    case "wrapper":
      return step.forwards === "no" || step.forwards === "loses" ? "wrapper" : undefined;
    default:
      return undefined;
  }
}

/** undefined: nothing stands in the way, as far as it is known. */
export function obstacleOf(found: Simulated): Obstacle | undefined {
  const { processes, stop } = found;
  const { habit, refuses } = found.application.app ?? {};
  const hasHabit = habit?.how === "abandons" || (habit && stop.reachesApp !== "no");
  if (processes[0]?.needsParent || hasHabit || refuses) return undefined; // told by rules of their own
  if (isDeafApplication(found)) return undefined; // ignores-stop-signal: to start another program helps, nothing else
  const [first] = processes;
  const init = first?.init && !first.init.supervisor ? first : undefined;
  const sent = init?.init ? (rewritten(init.init, stop.signal) ?? "") : stop.signal;
  for (const [index, step] of processes.entries()) {
    const next = processes[index + 1];
    if (!next || step.init?.supervisor) return undefined;
    if (step.role === "shell" && handsOn(step, stop.signal)) return undefined; // what its handler does is its own affair
    if (init?.init?.signalsGroup && outlivesInterrupt(step, sent)) return undefined; // the program gets it, too, and is waited for
    const kind = kindOf(step, next);
    if (kind === undefined) continue;
    // Without package.json at hand the end of the chain has no words.
    const sure = kind === "runner" ? stays(next) && processes.at(-1)?.argv.length !== 0 : stays(step);
    return { kind, step, next, init: index > 0 ? init : undefined, isPid1: index === 0, sure };
  }
  return undefined;
}
