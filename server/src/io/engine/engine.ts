// The container engine of the user's own machine: which one is there, and one command of it at a time.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export interface Engine {
  /** As it is called in sentences: "docker". */
  readonly name: string;
  /** The program's path. */
  readonly program: string;
}

export interface EngineAnswer {
  /** Exit code; undefined: it did not start, or was ended for `timeoutMilliseconds` or `signal`. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface EngineCall {
  readonly timeoutMilliseconds?: number;
  /** Ends the command. */
  readonly signal?: AbortSignal;
  /** Sent to its standard input. */
  readonly input?: string;
  /** Each whole line of both outputs as it comes. */
  readonly onLine?: (line: string) => void;
  /** Out of reach of Ctrl+C at the terminal: it takes away what others have made. */
  readonly detached?: boolean;
}

/** All three take Docker's words. */
const names = ["docker", "podman", "nerdctl"] as const;

/** Milliseconds that a command has to end when it is called off. */
const graceMilliseconds = 5_000;

/** Longest output that is kept, in UTF-16 code units: of more the end counts. */
const longest = 1_000_000;

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not to be run: the next folder.
  }
}

/** The engines along PATH, one of each name. Whether they answer is another question. */
export function findEngines(path = process.env.PATH ?? "", suffix = process.platform === "win32" ? ".exe" : ""): readonly Engine[] {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => {
    const program = folders.map((folder) => join(folder, name + suffix)).find(executable);
    return program === undefined ? [] : [{ name, program }];
  });
}

/** The first of them; undefined: there is none. */
export const findEngine = (path?: string, suffix?: string): Engine | undefined => findEngines(path, suffix)[0];

/** Runs one command of the engine to its end. Never throws: a program that cannot be started has no code, and its error is in `stderr`. */
export function runEngine(engine: Engine, words: readonly string[], call: EngineCall = {}): Promise<EngineAnswer> {
  return new Promise((resolve) => {
    const child = spawn(engine.program, [...words], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: call.detached ?? false,
      ...(call.signal && { signal: call.signal }),
    });
    const texts = { stdout: "", stderr: "" };
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill("SIGKILL");
    };
    const timer = call.timeoutMilliseconds === undefined ? undefined : setTimeout(stop, call.timeoutMilliseconds);
    const end = (code: number | undefined) => {
      clearTimeout(timer);
      resolve({ code: stopped ? undefined : code, ...texts });
    };
    for (const stream of ["stdout", "stderr"] as const) {
      let line = "";
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        texts[stream] = (texts[stream] + text).slice(-longest);
        const lines = (line + text).split("\n");
        line = lines.pop() ?? "";
        for (const whole of lines) call.onLine?.(whole);
      });
    }
    child.on("error", (error) => {
      texts.stderr ||= error.message;
      if (child.pid === undefined) return end(undefined);
      stopped = true; // called off: it has got SIGTERM, and ends
      setTimeout(stop, graceMilliseconds).unref();
    });
    child.on("exit", () => {
      if (stopped) end(undefined); // its outputs may stay open in a process that it has left behind
    });
    child.on("close", (code) => end(code ?? undefined));
    child.stdin.on("error", () => child.stdin.destroy()); // It ended before it had read everything.
    child.stdin.end(call.input ?? "");
  });
}
