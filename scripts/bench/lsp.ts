// The language server beside dockerfile-language-server-nodejs: medians of one run, as ratios, against the budgets.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Measured, printTable } from "./table";

const root = resolve(import.meta.dirname, "../..");
const bench = resolve(root, "../shared/bench/lsp-bench.mjs");
const peer = "dockerfile-language-server-nodejs@0.15.0";
const peerFolder = join(homedir(), ".cache/dockwright/bench");
const peerServer = join(peerFolder, "node_modules/dockerfile-language-server-nodejs/bin/docker-langserver");

/** Path in the report → the part of the peer's figure that may be used up. */
const budgets: readonly (readonly [path: string, part: number])[] = [
  ["start.initialize", 0.5],
  ["start.firstDiagnostics", 0.6],
  ["30.keystroke", 0.8],
  ["300.keystroke", 0.3],
  ["3000.keystroke", 0.1],
  ["3000.completionKeyword", 0.1],
  ["3000.hoverKeyword", 0.1],
  ["3000.symbols", 0.1],
  ["3000.semanticTokens", 0.01],
  ["3000.burst", 0.05],
  ["300.rss", 1],
];
/** A keystroke in 3,000 lines, in keystrokes in 30 lines. */
const growth = 3;

interface Report {
  readonly start: Readonly<Record<string, { readonly median: number }>>;
  readonly inputs: Readonly<Record<string, Readonly<Record<string, { readonly median: number } | null>>>>;
  readonly problems: readonly string[];
}

function measure(command: readonly string[], out: string): Report {
  const runs = process.env.BENCH_RUNS ?? "7";
  spawnSync(process.execPath, [bench, "--runs", runs, "--out", out, "--", ...command], { stdio: ["ignore", "ignore", "inherit"] });
  const report = JSON.parse(readFileSync(out, "utf8")) as Report;
  for (const problem of report.problems) console.log(`${command.join(" ")}: ${problem}`);
  return report;
}

function figure({ start, inputs }: Report, path: string): number | undefined {
  const [section = "", name = ""] = path.split(".");
  return (section === "start" ? start : inputs[section])?.[name]?.median;
}

function rowsOf(own: Report, other: Report | undefined): Measured[] {
  const rows = budgets.map(([name, budget]): Measured => {
    const [ours, theirs] = [figure(own, name), other && figure(other, name)];
    const unit = name.endsWith("rss") ? "MiB" : "ms";
    if (ours === undefined) return { name, shown: "not announced" };
    if (theirs === undefined) return { name, shown: `${ours.toFixed(1)} ${unit}` };
    return { name, shown: `${ours.toFixed(1)} / ${theirs.toFixed(1)} ${unit}`, ratio: ours / theirs, budget };
  });
  const [short, long] = [figure(own, "30.keystroke") ?? Number.NaN, figure(own, "3000.keystroke") ?? Number.NaN];
  return [
    ...rows,
    { name: "keystroke, 3,000 lines", shown: `${long.toFixed(1)} ms`, ratio: long / short, budget: growth, of: "× 30 lines" },
  ];
}

/** Needs a build; the peer is compared with where it is installed. */
export async function run(): Promise<boolean> {
  if (!existsSync(bench)) {
    console.log("SKIPPED: ../shared/bench/lsp-bench.mjs is not there");
    return true;
  }
  const folder = await mkdtemp(join(tmpdir(), "dockwright-bench-"));
  try {
    const own = measure(
      [process.execPath, resolve(process.env.DOCKWRIGHT_DIST ?? "dist", "server.js"), "--stdio"],
      join(folder, "own.json"),
    );
    const there = existsSync(peerServer);
    if (!there) console.log(`${peer} is not installed, so there are no ratios: npm install --prefix ${peerFolder} ${peer}`);
    const other = there ? measure([process.execPath, peerServer, "--stdio"], join(folder, "peer.json")) : undefined;
    return printTable(rowsOf(own, other));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
