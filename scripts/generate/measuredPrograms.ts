// Writes the table of measured programs from the evidence of `npm run measure`, and from what was measured before there was one.
import { readdirSync, writeFileSync } from "node:fs";
import type { MeasuredRow, MeasuredWrapper } from "../../server/src/core/knowledge/evidence";
import { inits } from "../../server/src/core/knowledge/inits";
import { isWritten, shellNames } from "../../server/src/core/knowledge/programs";
import { projectRunners } from "../../server/src/core/knowledge/projectRunners";
import { scriptRunners } from "../../server/src/core/knowledge/scriptRunners";
import { wrappers } from "../../server/src/core/knowledge/wrappers";
import { runnerNamed } from "../../server/src/core/shell/runnerCall";
import { earlierRows, earlierWrappers } from "../../test/engine/programs/earlier";
import { failed, type Reaction, type Row, readRows } from "../../test/engine/programs/evidence";
import { rowName } from "../../test/engine/programs/recipe";

export const measuredFile = "server/src/core/knowledge/measuredPrograms.ts";

/** `docker stop` kills after 10 s. */
const inTime = (reaction: Reaction | undefined): boolean => reaction !== undefined && "ends" in reaction && reaction.ends < 9.5;

/** They stand in front of another program, which decides. */
const isInFront = (name: string): boolean =>
  wrappers.has(name) ||
  projectRunners.has(name) ||
  scriptRunners.has(name) ||
  inits.has(name) ||
  shellNames.has(name) ||
  runnerNamed(name) !== undefined ||
  ["apachectl", "apache2ctl", "make", "dotenvx", "turbo", "run-p", "npm-run-all", "su", "runuser", "script"].includes(name);

/** By its name, or because an app that tells what it heard ran below it. */
function standsInFront({ name, pid1, tree }: Row): boolean {
  const tells = !failed(pid1) && pid1.TERM?.heard !== undefined;
  return isInFront(name) || (tells && tree.length > 1 && !isWritten(name));
}

function onTermOf({ pid1, init }: Row): MeasuredRow["onTerm"] | undefined {
  if (failed(pid1) || failed(init)) return undefined;
  const { TERM } = pid1;
  if (TERM === undefined) return undefined;
  if ("ends" in TERM) return inTime(TERM) ? "stops" : "slow";
  // Behind an init a signal that it has no handler for ends it; one that it ignores or handles does not.
  return inTime(init.TERM) ? "ignores" : "never";
}

const reapsOf = ({ zombies }: Row): MeasuredRow["reaps"] => (typeof zombies !== "number" ? "unknown" : zombies === 0 ? "yes" : "no");

/** `mlflow server` says nothing of `mlflow run`: of a program that nobody has written a row for, only the words that were measured. */
function wordsOf({ name, when, argv }: Row): string | undefined {
  if (when?.words !== undefined || when?.env || isWritten(name)) return when?.words;
  const at = argv.findIndex((word) => word === name || word.endsWith(`/${name}`));
  const next = at < 0 ? undefined : argv[at + 1];
  return next !== undefined && /^[a-z][a-z:-]*$/.test(next) ? `^${next}(?: |$)` : undefined;
}

/** A program that nobody has written a row for, and that runs code of its user's: another script may handle the signal, or end by itself. */
const isLeftToCode = ({ name, when, argv }: Row): boolean =>
  when?.words === undefined &&
  !isWritten(name) &&
  argv
    .slice(1)
    .some((word) => /^(?:-e|-c|--eval|\/app\/.*|[\w./-]+\.(?:[cm]?[jt]sx?|py|rb|pl|php|lua|R|r|exs?|erl|groovy|kts?))$/.test(word));

function programOf(row: Row): MeasuredRow | undefined {
  const onTerm = onTermOf(row);
  const { pid1, when } = row;
  if (onTerm === undefined || failed(pid1) || when?.other !== undefined || standsInFront(row)) return undefined;
  if (onTerm !== "stops" && isLeftToCode(row)) return undefined;
  const words = wordsOf(row);
  const signals = Object.entries(pid1).filter(([signal]) => signal !== "TERM");
  const named = (wanted: boolean) =>
    signals.filter(([, reaction]) => inTime(reaction) === wanted && (wanted || "stays" in reaction)).map(([signal]) => `SIG${signal}`);
  return {
    names: [row.name, ...(row.also ?? [])],
    ...(words !== undefined && { words }),
    ...(when?.env && { env: when.env }),
    onTerm,
    reaps: reapsOf(row),
    alsoStopsOn: named(true),
    outlives: named(false),
    version: row.version,
    date: row.date,
  };
}

function effectOf(TERM: Reaction): MeasuredWrapper["effect"] {
  if ("stays" in TERM) return "keeps";
  return TERM.heard ? (TERM.clean ? "forwards" : "cuts") : "loses";
}

/** Only what starts an app that tells whether it heard the signal says something of its wrapper. */
function wrapperOf(row: Row): MeasuredWrapper | undefined {
  const { pid1, when } = row;
  const TERM = failed(pid1) ? undefined : pid1.TERM;
  if (TERM?.heard === undefined || when?.other !== undefined || when?.env || !standsInFront(row)) return undefined;
  const first = (row.tree[0] ?? "").split(" ")[0]?.replace(/.*\//, "") ?? "";
  const becomes = row.tree.length === 1 && first !== row.name && !row.tree[0]?.includes(`/${row.name} `);
  return {
    names: [row.name, ...(row.also ?? [])],
    ...(when?.words !== undefined && { words: when.words }),
    effect: becomes ? "exec" : effectOf(TERM),
    reaps: reapsOf(row),
    version: row.version,
    date: row.date,
  };
}

const keyOf = (name: string, { words, env }: { readonly words?: string; readonly env?: unknown }): string =>
  JSON.stringify([name, words, env]);

/** The rows of the evidence first; of the earlier ones those that no row speaks for. */
function together<Kind extends MeasuredRow | MeasuredWrapper>(measured: readonly Kind[], earlier: readonly Kind[]): readonly Kind[] {
  const known = new Set(measured.flatMap((row) => row.names.map((name) => keyOf(name, row))));
  const left = earlier.filter((row) => row.names.some((name) => !known.has(keyOf(name, row))));
  return [...measured, ...left].sort((a, b) => (a.names.join() + (a.words ?? "") < b.names.join() + (b.words ?? "") ? -1 : 1));
}

/** Of a program that was measured in two files the newer row counts. */
function allRows(): readonly Row[] {
  const files = readdirSync("test/engine/programs/evidence").filter((name) => name.endsWith(".json"));
  const rows = files.sort().flatMap((name) => readRows(name.replace(/\.json$/, "")));
  return [...new Map([...rows].sort((a, b) => (a.date < b.date ? -1 : 1)).map((row) => [rowName(row), row])).values()];
}

export function writeMeasuredPrograms(): void {
  const rows = allRows();
  const programs = together(
    rows.flatMap((row) => programOf(row) ?? []),
    earlierRows,
  );
  const inFront = together(
    rows.flatMap((row) => wrapperOf(row) ?? []),
    earlierWrappers,
  );
  const lines = [
    "// What was measured of programs as PID 1. Generated by `npm run generate` from test/engine/programs: do not edit.",
    'import type { MeasuredRow, MeasuredWrapper } from "./evidence";',
    `export const measuredRows: readonly MeasuredRow[] = ${JSON.stringify(programs)};`,
    `export const measuredWrappers: readonly MeasuredWrapper[] = ${JSON.stringify(inFront)};`,
  ];
  writeFileSync(measuredFile, `${lines.join("\n")}\n`);
}
