// Whether the way the container starts and stops is a problem that should be reported.
import { programName } from "../shell/dialect";
import { type Delivery, isDeaf, processesOf } from "./deliver";
import { isKnownName } from "./knownNames";
import type { StartCommand, StartPart, Startup, Step } from "./types";

export type Verdict = Startup["verdict"];

/** `CMD ['su', '-']`: single quotes make no JSON, so a shell looks for a program called `[su,`. */
export const isBrokenArray = (start: StartCommand): boolean => brokenArray(start) !== undefined || quotedLine(start) !== undefined;

/** The part that is meant to be an array; a CMD behind an ENTRYPOINT in shell form does not count. */
export function brokenArray({ entrypoint, cmd }: StartCommand): StartPart | undefined {
  const parts = entrypoint?.form === "shell" ? [entrypoint] : [entrypoint, cmd];
  return parts.find((part) => {
    const line = part?.form === "shell" ? (part.words.at(-1) ?? "") : "";
    return /^\[\s*['"]?[^\s\]]*['"]?,?/.test(line) && !/^\[\s+-|^\[\[/.test(line);
  });
}

const wholeInQuotes = /^\s*(["'])([\w./-]+[ \t][^"'$`\\]*)\1\s*$/;

/** `CMD "/bin/bash ./run.sh"`: one word for the shell, which looks for a program with the blank in its name. */
export function quotedLine({ entrypoint, cmd }: StartCommand): { readonly part: StartPart; readonly line: string } | undefined {
  const part = entrypoint ?? cmd;
  const line = part?.form === "shell" ? wholeInQuotes.exec(part.words.at(-1) ?? "")?.[2] : undefined;
  return part && line !== undefined && isKnownName(programName(line.split(/\s/)[0] ?? "")) ? { part, line } : undefined;
}

function inFrontOfTerminal(processes: readonly Step[]): boolean {
  const [pid1] = processes;
  return processes.length > 1 && pid1?.role === "shell" && pid1.certainty !== "unknown";
}

/** A shell, or what hands nothing on, that certainly stays between an init and the application; behind one with a trap its handler decides. */
function shellBehindInit(processes: readonly Step[]): boolean {
  if (processes[0]?.role !== "init") return false;
  const trapped = processes.findIndex(({ shell }) => shell?.trap);
  const between = processes.slice(1, trapped < 0 ? -1 : trapped);
  return between.some(({ role, certainty, forwards }) => (role === "shell" || forwards === "no") && certainty !== "unknown");
}

/**
 * `problem`: a long-running program that the stop signal does not reach or that drops it, npm or yarn as PID 1, a shell in
 * front of an interactive program. `ok`: it ends by itself or behind an init; one-shot commands, interactive programs, Windows.
 */
export function verdictOf(start: StartCommand, chain: readonly Step[], delivery: Delivery, windows: boolean): Verdict {
  if (windows) return "ok";
  if (isBrokenArray(start)) return "problem";
  const processes = processesOf(chain);
  const [pid1] = processes;
  const app = chain.at(-1)?.app;
  if (!pid1 || !app) return start.argv === undefined && start.baseKnown ? "ok" : "unknown";
  if (app.absent || (app.refuses && app.certainty === "certain")) return "problem";
  if (app.refuses) return "unknown";
  if (pid1.needsParent) return "problem";
  if (app.leaves) return !app.leaves.unsure && (start.baseKnown || start.entrypoint?.instruction) ? "problem" : "unknown";
  if (app.kind === "task") return "ok";
  if (app.kind === "interactive") return inFrontOfTerminal(processes) ? "problem" : "ok";
  // What it has started hears of it, and has no time: whether that is enough depends on what it does.
  if (processes.some(({ runner }) => runner?.onTerm === "cuts") && delivery.reachesApp === "yes") return "unknown";
  if (pid1.role === "runner" && pid1.runner?.onTerm !== "all") return "problem";
  const deaf = processes.some((step) => isDeaf(step, "SIGTERM"));
  // It would be ended by the signal as it is by the kill: nothing is lost.
  if (app.onTerm === "ignores" && !deaf && delivery.stopsPromptly === "yes") return "ok";
  if (delivery.reachesApp === "no" || delivery.stopsPromptly === "no") return "problem";
  if (shellBehindInit(processes)) return "problem";
  // A package script whose words are not at hand: what its shell makes of them is not known.
  if (processes.at(-1)?.argv.length === 0 && processes.some(({ runner }) => runner && runner.name !== "bun")) return "unknown";
  if (delivery.stopsPromptly === "yes" && delivery.reachesApp === "yes") return "ok";
  const signalsAll = pid1.init?.signalsGroup && !pid1.init.supervisor;
  return signalsAll && pid1.role === "init" ? "ok" : "unknown";
}
