// Runs a program and answers with what it printed and how it ended; never throws for a failing program.
import { spawn } from "node:child_process";

export interface Ended {
  /** Exit code; 127 when the program could not be started, 124 when the time was up. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  /** Milliseconds; default two minutes. */
  readonly timeout?: number;
}

export const run = (program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...options.env }, cwd: options.cwd });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString("utf8");
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, options.timeout ?? 120_000);
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdin.on("error", (error) => err.push(Buffer.from(`${error.message}\n`))); // it may end before it reads
    child.stdin.end(options.input ?? "");
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ status: 127, stdout: "", stderr: error.message });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      const note = late ? `${program}: stopped after ${options.timeout ?? 120_000} ms\n` : "";
      resolve({ status: late ? 124 : (code ?? 1), stdout: text(out), stderr: text(err) + note });
    });
  });

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
export async function until(question: () => Promise<boolean>, milliseconds: number, every = 150): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!(await question())) {
    if (Date.now() > end) return false;
    await sleep(every);
  }
  return true;
}
