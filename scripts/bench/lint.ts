// What linting costs: linear in one long file, and processor seconds for the real Dockerfiles, beside hadolint where it is installed.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defaultConfig, lint, noFacts, parse, ruleSet } from "../../server/src/core";
import { corpusRows, sharedFile } from "../../test/support/shared";
import { dockerfile } from "./parse";
import { type Measured, median, printTable } from "./table";

const rounds = 3;
const cli = resolve(process.env.DOCKWRIGHT_DIST ?? "dist", "cli.js");

/** Processor seconds of a program and its children, by bash; undefined where it is not installed. */
function cpuSeconds(command: string, args: readonly string[]): number | undefined {
  const script = 'TIMEFORMAT="cpu %U %S"; command -v "$0" >/dev/null || exit 127; time "$0" "$@" >/dev/null 2>&1';
  const { status, stderr } = spawnSync("bash", ["-c", script, command, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return status === 127 || user === undefined ? undefined : Number(user) + Number(system);
}

/** Milliseconds of processor time for the first lint of a file of so many lines; nothing of it has been seen before. */
function whole(lines: number): number {
  const set = ruleSet(defaultConfig);
  const text = dockerfile(lines);
  const before = process.cpuUsage();
  lint(parse(text), set, noFacts);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function linear(): Measured[] {
  whole(5_000); // warm
  const [small, large] = [5_000, 50_000].map((lines) => median(Array.from({ length: rounds }, () => whole(lines)))) as [number, number];
  return [
    { name: "5,000 lines", shown: `${small.toFixed(0)} ms` },
    { name: "50,000 lines", shown: `${large.toFixed(0)} ms`, ratio: large / small, budget: 12, of: "× 5,000 lines" },
  ];
}

function corpus(): Measured[] {
  const source = sharedFile("corpus", "corpus/corpus.jsonl.gz");
  if (source === undefined) return [];
  const folder = mkdtempSync(join(tmpdir(), "dockwright-bench-"));
  try {
    const files = corpusRows(source).map(({ id, text }) => {
      const file = join(folder, id, "Dockerfile");
      mkdirSync(join(folder, id));
      writeFileSync(file, text);
      return file;
    });
    const seconds = (command: string, args: readonly string[]): number | undefined => cpuSeconds(command, [...args, ...files]);
    const own = seconds(process.execPath, [cli, "lint", "--format", "json", "--fail-on", "never", "--no-config"]);
    const hadolint = seconds("hadolint", ["--no-fail"]);
    const name = `lint of ${files.length} files, processor time`;
    if (own === undefined) throw new Error("bash is needed to measure another program");
    if (hadolint === undefined)
      return [
        { name, shown: `${own.toFixed(1)} s` },
        { name: "hadolint", shown: "not installed" },
      ];
    return [
      { name, shown: `${own.toFixed(1)} s`, ratio: own / hadolint, budget: 0.5, of: "× hadolint" },
      { name: "hadolint", shown: `${hadolint.toFixed(1)} s` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Needs a build. */
export const run = async (): Promise<boolean> => printTable([...linear(), ...corpus()]);
