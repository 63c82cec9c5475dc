// Draws the table of what was measured before and after the fixes.
import type { Measured } from "./measure";
import type { Outcome } from "./runScenario";

const stop = (measured: Measured | undefined): string => {
  if (measured === undefined) return "";
  return measured.runs ? `${measured.stopSeconds.toFixed(1)} s` : "fails";
};
const exit = (measured: Measured | undefined): string => (measured === undefined ? "" : String(measured.exitCode));
const handler = (measured: Measured | undefined): string => (measured?.endedCleanly ? "clean" : measured?.gotSignal ? "begun" : "");
const zombies = (measured: Measured | undefined): string => (measured?.runs ? String(measured.zombies) : "");

/** One line a scenario: PID 1, time of `docker stop`, exit code, the app's handler, zombies of five orphans; before | after. */
export function table(outcomes: readonly Outcome[]): string {
  const cells = (measured: Measured | undefined) => [
    measured?.program ?? "",
    stop(measured),
    exit(measured),
    handler(measured),
    zombies(measured),
  ];
  const head = ["PID 1", "stop", "exit", "handler", "zombies"];
  const rows = outcomes.map(({ scenario, before, after, problems }) => [
    scenario.name,
    ...cells(before),
    "|",
    ...cells(after),
    "|",
    problems.length === 0 ? "as predicted" : "FAILED",
  ]);
  return columns([["scenario", ...head, "|", ...head, "|", ""], ...rows]);
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
