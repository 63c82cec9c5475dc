// Lints the files of a run: by itself when they are few, together with threads of the same program when they are many.
import { availableParallelism } from "node:os";
import { errorsBeside, type FailLevel, lint, type Severity, severities } from "../core";
import { inThread } from "../io/threads";
import type { Surroundings } from "./command";
import { UsageError } from "./exit";
import type { KnownImages } from "./images";
import type { Inputs } from "./inputs";
import { type Given, text } from "./options";
import type { FileResult, Report } from "./report/report";
import { type RuledFile, ruledFiles } from "./ruledFiles";

/** Linting fewer files takes no longer than a thread takes to start. */
const leastFiles = 50;
const mostThreads = 8;

/** What files came to: plain data, so that a thread can hand it over. */
export interface Linted<Part> {
  /** One a file, in their order. */
  readonly parts: readonly Part[];
  /** Some file has what is as severe as its `fail-on`, or more. */
  readonly found: boolean;
  /** Something could not be read, or a configuration is wrong. */
  readonly failed: boolean;
  /** What is to be said on stderr, in order. */
  readonly said: readonly string[];
}

/** What a thread is asked. */
export interface Share {
  readonly given: Given;
  readonly inputs: Inputs;
  readonly images: KnownImages;
  readonly colour: boolean;
}

/** Something in the result is as severe as `level`, or more. Errors of the syntax count as `error`. */
function reaches(result: FileResult, level: FailLevel): boolean {
  if (level === "never") return false;
  const worst = severities.indexOf(level);
  const counts = (severity: Severity): boolean => severities.indexOf(severity) <= worst;
  return result.errors.length > 0 || result.findings.some((finding) => counts(finding.severity));
}

/** A rule that breaks is told on stderr and the others go on. */
function lintFile({ input: { name, text: source }, set, doc, facts }: RuledFile, say: (text: string) => void): FileResult {
  const findings = lint(doc, set, facts, (rule, error) => {
    say(`dockwright: ${name}: the rule ${rule} failed and was passed over: ${error instanceof Error ? error.stack : String(error)}`);
  });
  return { file: name, text: source, findings, errors: errorsBeside(doc, findings) };
}

export function lintShare<Part>({ given, inputs, images }: Share, report: Report<Part>): Linted<Part> {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const { files, failed } = ruledFiles(given, inputs, images, say);
  let found = false;
  const parts: Part[] = [];
  for (const file of files) {
    const result = lintFile(file, say);
    found ||= reaches(result, (text(given, "fail-on") as FailLevel | undefined) ?? file.failOn ?? "warning");
    parts.push(report.part(result));
  }
  return { parts, found, failed: failed(), said };
}

/** Each share is every `count`th file, so that all take about as long. */
function dealt(whole: Share, count: number): readonly Share[] {
  const { read, failed } = whole.inputs;
  return Array.from({ length: count }, (_, turn) => ({
    ...whole,
    inputs: { read: read.filter((_, index) => index % count === turn), failed },
  }));
}

/** The parts of the shares in the order of the files; what several shares say, such as a wrong configuration, is said once. */
function joined<Part>(shares: readonly Linted<Part>[], files: number): Linted<Part> {
  return {
    parts: Array.from({ length: files }, (_, index) => shares[index % shares.length]?.parts[Math.floor(index / shares.length)]).filter(
      (part) => part !== undefined,
    ),
    found: shares.some(({ found }) => found),
    failed: shares.some(({ failed }) => failed),
    said: [...new Set(shares.flatMap(({ said }) => said))],
  };
}

/** How many threads lint. @throws UsageError when the command line asks for none, or for no number */
function threadsFor(given: Given, files: number): number {
  const asked = text(given, "concurrency");
  if (asked === undefined) return Math.min(availableParallelism(), mostThreads, Math.floor(files / leastFiles));
  if (!/^[1-9]\d{0,2}$/.test(asked)) throw new UsageError(`--concurrency ${asked}: give a number of threads from 1 to 999`);
  return Math.min(Number(asked), files);
}

/** @throws UsageError for a wrong number of threads; Error when a thread breaks */
export async function lintAll<Part>(share: Share, report: Report<Part>, { program }: Surroundings): Promise<Linted<Part>> {
  const files = share.inputs.read.length;
  const count = threadsFor(share.given, files);
  if (program === undefined || count < 2) return lintShare(share, report);
  const [own, ...others] = dealt(share, count);
  const theirs = others.map((other) => inThread(program, other) as Promise<Linted<Part>>);
  const mine = own ? [lintShare(own, report)] : [];
  return joined([...mine, ...(await Promise.all(theirs))], files);
}
