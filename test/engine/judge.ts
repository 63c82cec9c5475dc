// Compares what was measured with what the scenario says and with what the simulator predicted.
import { type Measured, promptSeconds } from "./measure";
import type { Prediction } from "./product";
import type { Quality, Scenario } from "./scenarios/scenario";

export type When = "before" | "after";

export function qualities(measured: Measured): readonly Quality[] {
  if (!measured.runs) return ["fails"];
  const { endedCleanly, stopSeconds, zombies } = measured;
  return [
    ...(endedCleanly ? ["signal" as const] : []),
    ...(stopSeconds < promptSeconds ? ["prompt" as const] : []),
    ...(zombies === 0 ? ["reaped" as const] : []),
  ];
}

/** What differs from the scenario's own expectation; empty when nothing does. */
export function misses(scenario: Scenario, when: When, measured: Measured): readonly string[] {
  const wanted = when === "before" ? scenario.before : (scenario.after ?? []);
  const found = qualities(measured);
  const said = measured.runs ? "" : ` (${measured.said})`;
  if (wanted.length === found.length && wanted.every((quality) => found.includes(quality))) return [];
  return [`${when}: measured ${list(found)}, expected ${list(wanted)}${said}`];
}

const list = (names: readonly string[]): string => (names.length === 0 ? "nothing good" : names.join(" + "));

const yesOrNo = (yes: boolean): "yes" | "no" => (yes ? "yes" : "no");

/** The four questions with the measured answer; those left out that this container cannot tell. */
function answers(scenario: Scenario, when: When, measured: Measured): Readonly<Record<string, string>> {
  const hidden = scenario.reachesAppHidden === "both" || scenario.reachesAppHidden === when;
  return {
    program: measured.program,
    stopsPromptly: yesOrNo(measured.stopSeconds < promptSeconds),
    ...(hidden ? {} : { reachesApp: yesOrNo(measured.gotSignal) }),
    reapsOrphans: yesOrNo(measured.zombies === 0),
  };
}

/** What the simulator did not predict. An `unknown` is a miss too: every scenario can be known from its files. */
export function wrongPredictions(scenario: Scenario, when: When, measured: Measured, predicted: Prediction): readonly string[] {
  if (!measured.runs) return [];
  const said: Readonly<Record<string, string | undefined>> = { ...predicted };
  return Object.entries(answers(scenario, when, measured))
    .filter(([question, answer]) => said[question] !== answer)
    .map(([question, answer]) => `${when}: ${question} was ${answer}, predicted ${said[question]}`);
}

/** A fix that takes something good away without bringing anything is no fix. */
export function mends(before: Measured, after: Measured): boolean {
  const had = qualities(before);
  return before.runs ? qualities(after).some((quality) => !had.includes(quality) && quality !== "fails") : after.runs;
}
