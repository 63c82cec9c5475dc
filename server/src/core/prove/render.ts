// Draws a proven container: for people as text or as a page, for programs as JSON.
import { isReachable } from "./ports";
import { labels, problemsOf } from "./problems";
import type { Comparison, Process, Proof } from "./types";

/** By how far each stands below PID 1. */
function depths(tree: readonly Process[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { pid, ppid } of tree) found.set(pid, (found.get(ppid) ?? -1) + 1);
  return found;
}

const longestArgs = 100;
const shortened = (args: string): string => (args.length > longestArgs ? `${args.slice(0, longestArgs)}…` : args);

/** `1  /bin/sh -c node s.js`, children indented. */
export function treeLines(tree: readonly Process[]): readonly string[] {
  const depth = depths(tree);
  const width = Math.max(...tree.map(({ pid }) => String(pid).length), 1);
  return tree.map(({ pid, args }) => {
    const below = depth.get(pid) ?? 0;
    return `${String(pid).padStart(width)}  ${below === 0 ? "" : `${"   ".repeat(below - 1)}└─ `}${shortened(args)}`;
  });
}

const answers: Readonly<Partial<Record<Comparison["what"], Readonly<Record<string, string>>>>> = {
  stopsPromptly: { yes: "yes", no: "no, killed after 10 s" },
  reapsOrphans: { yes: "yes", no: "no, they stay zombies" },
};

/** An answer in words. */
export const inWords = ({ what }: Comparison, value: string | null): string =>
  value === null ? "not measured" : (answers[what]?.[value] ?? value);

const marks = { yes: "agrees", no: "differs", none: "–" };
const markOf = ({ agrees, certain }: Comparison): string =>
  agrees === null ? marks.none : agrees ? marks.yes : `${marks.no}${certain ? ", though certain" : ""}`;

/** Rows of what was predicted, what was measured, whether they agree. */
export const comparisonRows = ({ agrees }: Proof): readonly (readonly [string, string, string, string])[] =>
  agrees.map((each) => [labels[each.what], inWords(each, each.predicted), inWords(each, each.measured), markOf(each)] as const);

export const seconds = (value: number | null): string => (value === null ? "–" : `${value.toFixed(1)} s`);

function portsOf({ measured: { ports } }: Proof): string {
  if (ports === null) return "not measured";
  if (ports.length === 0) return "none";
  const inner = ports.filter((port) => !isReachable(port));
  const hint = inner.length === ports.length ? " (at the loopback address alone: nothing outside of the container reaches it)" : "";
  return ports.join(", ") + hint;
}

const zombiesOf = ({ measured: { zombies, orphans } }: Proof): string =>
  zombies === null || orphans === null ? "not measured" : `${zombies} of ${orphans} orphans`;

/** What was measured, as names and values. */
export function measuredRows(proof: Proof): readonly (readonly [string, string])[] {
  const { measured, signal, ended } = proof;
  const health = measured.health === "none" ? "the image has no check" : (measured.health ?? "not measured");
  const exit = measured.exitCode === null ? "not known" : String(measured.exitCode);
  if (ended) return [["exit code", exit]];
  return [
    ["works after", measured.readySeconds === null ? "never" : seconds(measured.readySeconds)],
    ["ports", portsOf(proof)],
    ["health", health],
    ["stops after", `${seconds(measured.stopSeconds)} (${signal})`],
    ["exit code", exit],
    ["zombies", zombiesOf(proof)],
  ];
}

export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** The last words of a container that ended by itself, or did not come to work. */
export const saidLines = ({ refused, said }: Proof): readonly string[] => (refused === undefined ? said : refused.split("\n"));

/** Several lines without a trailing line end. */
export function renderProof(proof: Proof): string {
  const { measured } = proof;
  const said = saidLines(proof);
  const problems = problemsOf(proof);
  const blocks: readonly (readonly string[])[] = [
    measured.tree ? treeLines(measured.tree) : [],
    columns(measuredRows(proof)),
    said.length > 0 ? ["its last words:", ...said.map((line) => `  | ${line}`)] : [],
    proof.agrees.length > 0 ? columns([["", "predicted", "measured", ""], ...comparisonRows(proof)]) : [],
    proof.notes,
    problems.length > 0 ? problems.map((problem) => `problem: ${problem}`) : ["in order"],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}
