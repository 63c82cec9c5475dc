// Whether a proven container is in order, in sentences: what makes the command fail.
import { expectedOf, wasKilled } from "./compare";
import type { Comparison, Proof } from "./types";

export const labels: Readonly<Record<Comparison["what"], string>> = {
  runs: "container",
  pid1: "PID 1",
  chain: "processes",
  stopSignal: "stop signal",
  stopsPromptly: "stops by itself",
  reapsOrphans: "reaps orphans",
};

function endedProblem({ measured, refused, predicted, meantToStay }: Proof): string | undefined {
  if (refused !== undefined) return "The container cannot be started.";
  const expected = expectedOf(predicted);
  const code = measured.exitCode ?? "unknown";
  if (expected === "waits for a person") return undefined;
  if (measured.exitCode !== 0) return `The container ended by itself with exit code ${code}.`;
  if (expected === "ends by itself" || (expected === "unknown" && !meantToStay)) return undefined;
  return "The container ended by itself with exit code 0: nothing stayed in front.";
}

function runningProblem({ measured, signal, predicted }: Proof): string | undefined {
  const { health, readySeconds, stopSeconds } = measured;
  if (readySeconds === null) {
    return `The container did not come to work in time: its health check says ${health}.`;
  }
  const nobodyMinds =
    expectedOf(predicted) === "waits for a person" || (predicted?.verdict === "ok" && predicted.stop.stopsPromptly === "no");
  if (wasKilled(stopSeconds) && !nobodyMinds) return `${signal} did not end the container: after 10 s it was killed.`;
  return undefined;
}

const contradiction = ({ what, predicted, measured }: Comparison): string =>
  `Predicted for certain, and measured otherwise: ${labels[what]} ${predicted}, measured ${measured}.`;

/** Sentences; empty: the container is in order, and nothing contradicts what was said for certain. */
export function problemsOf(proof: Proof): readonly string[] {
  const own = proof.ended ? endedProblem(proof) : runningProblem(proof);
  const wrong = proof.agrees.filter(({ agrees, certain }) => agrees === false && certain).map(contradiction);
  if (own !== undefined || wrong.length > 0) return [...(own === undefined ? [] : [own]), ...wrong];
  // What no measurement tells, such as whether the program heard of the stop, is as it was predicted.
  const stands = proof.predicted?.verdict === "problem" && proof.agrees.every(({ agrees }) => agrees !== false);
  const [reason] = stands ? (proof.predicted?.reasons.filter(({ text }) => text.includes("docker stop")) ?? []) : [];
  return stands ? [`The simulator's verdict stands${reason ? `: ${reason.text}` : "."}`] : [];
}
