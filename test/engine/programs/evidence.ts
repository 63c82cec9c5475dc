// The measured rows: kept as JSON beside the recipes, one file for each file of recipes, sorted by name.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rowName, type When } from "./recipe";

/** What a signal did. `heard` and `clean`: the app behind the program had a handler that ran, and ran to its end. */
export type Reaction =
  | { readonly ends: number; readonly code: number; readonly heard?: boolean; readonly clean?: boolean }
  | { readonly stays: "no handler" | "ignores" | "handles"; readonly heard?: boolean };

/** It did not come to work: how it ended (no code: it went on without working), and whether it worked on in the background. */
export interface Failed {
  readonly code?: number;
  readonly behind?: boolean;
  readonly said: string;
}

export interface Row {
  readonly name: string;
  readonly also?: readonly string[];
  readonly when?: When;
  readonly argv: readonly string[];
  readonly version: string;
  readonly date: string;
  /** Processes as PID 1 and below, indented. */
  readonly tree: readonly string[];
  /** By signal, without SIG. */
  readonly pid1: Readonly<Record<string, Reaction>> | Failed;
  /** Of three orphans; "ends": it does not survive them. */
  readonly zombies?: number | "ends";
  /** Behind `docker run --init`, which is tini. */
  readonly init: Readonly<Record<string, Reaction>> | Failed;
}

export const failed = (result: Row["pid1"]): result is Failed => "said" in result;

const folder = join(dirname(fileURLToPath(import.meta.url)), "evidence");
const pathOf = (file: string): string => join(folder, `${file}.json`);

export function readRows(file: string): readonly Row[] {
  return existsSync(pathOf(file)) ? JSON.parse(readFileSync(pathOf(file), "utf8")) : [];
}

/** Puts the row in the place of an older one; the others stay. */
export function keepRow(file: string, row: Row): void {
  const others = readRows(file).filter((other) => rowName(other) !== rowName(row));
  const rows = [...others, row].sort((a, b) => (rowName(a) < rowName(b) ? -1 : 1));
  writeFileSync(pathOf(file), `${JSON.stringify(rows, null, 2)}\n`);
}

/** Times that mean the same to somebody who waits for them. */
const pace = (seconds: number): string => (seconds < 3 ? "at once" : seconds < 9.5 ? "below 10 s" : "above 10 s");

function plain(result: Row["pid1"]): Readonly<Record<string, string>> {
  if (failed(result)) return { start: `code ${result.code}, ${result.behind ? "goes on in the background" : "does not work"}` };
  const entries = Object.entries(result).map(([signal, reaction]) => {
    const text = "ends" in reaction ? JSON.stringify({ ...reaction, ends: pace(reaction.ends) }) : JSON.stringify(reaction);
    return [signal, text] as const;
  });
  return Object.fromEntries(entries);
}

/** What of a row answers another question than before. */
export function differences(before: Row, after: Row): readonly string[] {
  const found: string[] = [];
  const compare = (what: string, old: unknown, now: unknown) => {
    if (old !== now) found.push(`${what}: ${old} -> ${now}`);
  };
  compare("version", before.version, after.version);
  compare("zombies", before.zombies, after.zombies);
  for (const place of ["pid1", "init"] as const) {
    const [old, now] = [plain(before[place]), plain(after[place])];
    for (const signal of new Set([...Object.keys(old), ...Object.keys(now)])) compare(`${place} ${signal}`, old[signal], now[signal]);
  }
  return found;
}
