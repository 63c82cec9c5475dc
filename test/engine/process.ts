// Runs programs and answers with what they printed and how they ended; a failing program throws only where it must not fail.
import { spawn } from "node:child_process";

export interface Ended {
  /** Exit code; 127 when the program could not be started, 124 when the time was up. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** Both outputs so far, in the order in which they came. */
  printed(): string;
  readonly ended: Promise<Ended>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds; default two minutes. */
  readonly timeout?: number;
}

/** Starts a program without waiting for its end. */
export function start(program: string, args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(program, args, { env: { ...process.env, ...options.env }, cwd: options.cwd, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: { readonly from: "stdout" | "stderr"; readonly bytes: Buffer }[] = [];
  for (const from of ["stdout", "stderr"] as const) child[from].on("data", (bytes: Buffer) => chunks.push({ from, bytes }));
  const text = (...from: readonly string[]): string =>
    Buffer.concat(chunks.filter((chunk) => from.includes(chunk.from)).map(({ bytes }) => bytes)).toString("utf8");
  const timeout = options.timeout ?? 120_000;
  const ended = new Promise<Ended>((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, timeout);
    const end = (status: number, note: string) => {
      clearTimeout(timer);
      resolve({ status, stdout: text("stdout"), stderr: text("stderr") + note });
    };
    child.on("error", (error) => end(127, error.message));
    child.on("close", (code) => (late ? end(124, `${program}: stopped after ${timeout} ms\n`) : end(code ?? 1, "")));
  });
  return { printed: () => text("stdout", "stderr"), ended };
}

export const run = (program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  start(program, args, options).ended;

/** As `run`, but a failing program is an error with what it said. */
export async function must(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ended = await run(program, args, options);
  if (ended.status === 0) return ended.stdout;
  throw new Error(`${program} ${args.join(" ")} ended with ${ended.status}: ${tail(ended.stderr || ended.stdout)}`);
}

/** The last lines of a long output. */
export const tail = (text: string, lines = 8): string => text.trimEnd().split("\n").slice(-lines).join("\n");

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks until the answer is true; false when the time was up. */
export async function until(question: () => Promise<boolean> | boolean, milliseconds: number, every = 100): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!(await question())) {
    if (Date.now() > end) return false;
    await sleep(every);
  }
  return true;
}
