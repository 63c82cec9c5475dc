// Sets what was measured beside what the simulator predicts, answer by answer.
import { parseSignal } from "../knowledge/stopSignals";
import type { Answer, Startup, Step } from "../startup";
import { processesOf } from "../startup/deliver";
import { isProgram, pathBy, shownName } from "./names";
import type { Comparison, Observed } from "./types";

/** Seconds that the engine waits before it kills, as `docker stop` does by default. */
export const graceSeconds = 10;

/** A container that was still there then was killed. */
export const wasKilled = (stopSeconds: number | null): boolean => stopSeconds !== null && stopSeconds >= graceSeconds - 0.5;

const allCertain = (steps: readonly Step[]): boolean =>
  steps.length > 0 && steps.every(({ certainty, app }) => certainty === "certain" && (app?.certainty ?? "certain") === "certain");

const answerOf = (yes: boolean): Answer => (yes ? "yes" : "no");

/** What the simulator expects of the container as a whole. */
export type Expected = "cannot start" | "ends at once" | "ends by itself" | "waits for a person" | "stays" | "unknown";

export function expectedOf(predicted: Startup | undefined): Expected {
  const last = predicted?.chain.at(-1);
  if (last?.app?.absent) return "cannot start";
  if (predicted?.endsAtOnce === "yes") return "ends at once";
  switch (last?.app?.kind) {
    case "task":
      return last.app.leaves ? "unknown" : "ends by itself";
    case "interactive":
      return "waits for a person";
    case "service":
      return "stays";
    default:
      return "unknown";
  }
}

function runsAgree(expected: Expected, { ended, refused, measured }: Observed): boolean | null {
  // What is not there can neither stay nor do its work.
  if (refused !== undefined && (expected === "stays" || expected === "ends by itself")) return false;
  switch (expected) {
    case "cannot start":
    case "ends at once":
      return ended;
    case "ends by itself":
      return ended ? true : null; // it may have long to work
    case "waits for a person":
      return ended ? null : true; // it was given neither input nor a terminal
    case "stays":
      // One that fails says nothing on how it would run where it works.
      return ended ? (measured.exitCode === 0 ? false : null) : true;
    default:
      return null;
  }
}

function runs(predicted: Startup, observed: Observed): Comparison {
  const { ended, refused, measured } = observed;
  const expected = expectedOf(predicted);
  const outcome = refused !== undefined ? "cannot start" : ended ? `ended by itself, exit code ${measured.exitCode ?? "unknown"}` : "stays";
  const certain = allCertain(predicted.chain.slice(-1));
  return { what: "runs", predicted: expected, measured: outcome, agrees: runsAgree(expected, observed), certain };
}

function pid1(predicted: Startup, { measured: { tree } }: Observed): Comparison {
  const root = tree?.[0];
  const program = predicted.pid1?.program;
  const agrees = root && program !== undefined ? isProgram(root, program) : null;
  return {
    what: "pid1",
    predicted: program ?? "unknown",
    measured: root ? (agrees && program !== undefined ? program : shownName(root)) : null,
    agrees,
    certain: allCertain(
      processesOf(predicted.chain)
        .slice(0, 1)
        .map(({ app: _, ...step }) => step),
    ),
  };
}

/** Only where PID 1 is not all of it. */
function chain(predicted: Startup, { measured: { tree } }: Observed): Comparison | undefined {
  const processes = processesOf(predicted.chain);
  if (processes.length < 2) return undefined;
  const programs = processes.map(({ program }) => program);
  const known = processes.every(({ argv }) => argv.length > 0);
  const found = tree && tree.length > 0 ? pathBy(tree, programs) : undefined;
  return {
    what: "chain",
    predicted: programs.join(" → "),
    measured: found ? found.path.join(" → ") : null,
    agrees: found && (known || found.matched) ? found.matched : null,
    certain: allCertain(processes),
  };
}

const sameSignal = (a: string, b: string): boolean => (parseSignal(a) ?? a) === (parseSignal(b) ?? b);

function stopSignal({ stop, stopSignal: { from }, start }: Startup, { signal }: Observed): Comparison {
  const certain = from === "stage" || from === "parent" || start.baseKnown;
  return { what: "stopSignal", predicted: stop.signal, measured: signal, agrees: sameSignal(stop.signal, signal), certain };
}

/** @param answer of the container; null: not measured */
function answered(what: Comparison["what"], predicted: Answer, answer: Answer | null, certain: boolean): Comparison {
  return { what, predicted, measured: answer, agrees: answer === null || predicted === "unknown" ? null : answer === predicted, certain };
}

/** In the order in which they are told; none where nothing is predicted. */
export function compare(predicted: Startup | undefined, observed: Observed): readonly Comparison[] {
  if (!predicted || predicted.windows) return [];
  const { stopSeconds, zombies } = observed.measured;
  const { stopsPromptly } = predicted.stop;
  const whole = allCertain(predicted.chain);
  const prompt = stopSeconds === null ? null : answerOf(!wasKilled(stopSeconds));
  const reaps = zombies === null ? null : answerOf(zombies === 0);
  const first = allCertain(processesOf(predicted.chain).slice(0, 1));
  return [
    runs(predicted, observed),
    pid1(predicted, observed),
    ...[chain(predicted, observed) ?? []].flat(),
    stopSignal(predicted, observed),
    answered("stopsPromptly", stopsPromptly, prompt, whole),
    answered("reapsOrphans", predicted.reapsOrphans, reaps, first),
  ];
}
