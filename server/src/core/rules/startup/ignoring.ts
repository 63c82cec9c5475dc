// Whether the program that is PID 1 drops its stop signal: for certain, or unless its code handles it.
import { programs, unhandleable } from "../../knowledge/programs";
import type { StopHabit } from "../../knowledge/stopHabits";
import { programName } from "../../shell/dialect";
import { interpretedName } from "../../shell/interpreterCall";
import type { Step } from "../../startup";
import { isDeafApplication, mayHaveOtherEntrypoint, type Simulated, shownPath } from "./simulated";

export interface Ignoring {
  readonly step: Step;
  /** `no handler`: the program never has one; `not in file`: its main file sets none; `trap`: a shell; `unless`: its code decides; `on purpose`: by a trap, with whatever in front; `reloads`: it starts anew, likewise; `slow`, `goes on`, `abandons`: see StopHabit. */
  readonly how: "on purpose" | "reloads" | StopHabit["how"] | "no handler" | "not in file" | "trap" | "unless";
  /** The main file, in the context or as written. */
  readonly file: string;
}

const interpreter = (program: string): boolean =>
  programs.get(program.replace(/^(python|php|ruby|node|perl)[\d.]+$/, "$1"))?.onTerm === "code";

const mainFile = ({ app, argv: [program = "", ...args] }: Step): string =>
  shownPath(app?.file?.contextPath) ?? interpretedName(programName(program), args) ?? "its code";

/** A trap of a shell in front may end it another way: `trap 'mysqladmin shutdown' TERM`. */
function onPurpose(found: Simulated): Ignoring | undefined {
  const { application: step, processes, stop } = found;
  const trapped = processes.some(({ shell }) => shell?.trap?.signals.includes(stop.signal) && !shell.trap.ignores);
  return trapped || stop.reachesApp !== "no" || mayHaveOtherEntrypoint(found) ? undefined : { step, how: "on purpose", file: "" };
}

/** undefined: something else stands in front, it ends, or nothing is known of it. */
export function ignoringOf(found: Simulated): Ignoring | undefined {
  const { pid1Step: step, application, processes, stop } = found;
  const { app } = step;
  if (isDeafApplication(found)) return onPurpose(found);
  if (application.app?.reloadsOn?.includes(stop.signal))
    return stop.reachesApp === "yes" && !mayHaveOtherEntrypoint(found) ? { step: application, how: "reloads", file: "" } : undefined;
  const habit = application.app?.habit;
  if (habit?.on.has(stop.signal))
    return stop.reachesApp === (habit.how === "abandons" ? "no" : "yes") && !mayHaveOtherEntrypoint(found)
      ? { step: application, how: habit.how, file: "" }
      : undefined;
  if (processes.length !== 1 || app?.kind !== "service" || step.init) return undefined;
  if (unhandleable.has(stop.signal) || mayHaveOtherEntrypoint(found)) return undefined;
  if (found.stopSignal.from === "base" && app.onTerm === "stops") return undefined; // stop-signal-of-base
  const file = mainFile(step);
  if (stop.stopsPromptly === "no") {
    if (step.role === "shell") return { step, how: "trap", file };
    return { step, how: app.file ? "not in file" : "no handler", file };
  }
  const decides = stop.signal === "SIGTERM" && app.onTerm === "unknown" && interpreter(step.program);
  return decides && stop.stopsPromptly === "unknown" ? { step, how: "unless", file } : undefined;
}
