// Programs that run a task of the project's by its name: what they put in front of it, and what they do with the stop signal.
import type { HandsOn } from "./wrapperRow";

export interface TaskRunner {
  /** The word in front of the task's name; undefined: the name stands alone. */
  readonly words?: readonly string[];
  readonly forwards: HandsOn;
  /** `sh`: each line by `sh -c`. `meta`: only a line that needs a shell. `own`: by a shell of its own, within itself. */
  readonly shell: "sh" | "meta" | "own";
  readonly reaps: "yes" | "no" | "unknown";
  readonly evidence: "measured" | "source";
  /** Where the tasks are written. */
  readonly files: readonly string[];
  /** How: a rule of make, a recipe of just, the tasks of a JSON file; undefined: it is not read. */
  readonly format: "make" | "just" | "json" | undefined;
  /** Options that take the next word. */
  readonly valued: readonly string[];
}

/** Measured as PID 1: make 4.3, just 1.x, deno 2, mise. */
export const taskRunners: ReadonlyMap<string, TaskRunner> = new Map<string, TaskRunner>([
  [
    "make",
    {
      forwards: "yes",
      shell: "meta",
      reaps: "yes",
      evidence: "measured",
      files: ["GNUmakefile", "makefile", "Makefile"],
      format: "make",
      valued: ["-f", "--file", "--makefile", "-C", "--directory", "-I", "-o", "-W", "-j", "-l"],
    },
  ],
  [
    "just",
    {
      forwards: "yes",
      shell: "sh",
      reaps: "no",
      evidence: "measured",
      files: ["justfile", ".justfile", "Justfile"],
      format: "just",
      valued: ["-f", "--justfile", "-d", "--working-directory", "--shell", "--set", "-E", "--dotenv-path"],
    },
  ],
  [
    "deno",
    {
      words: ["task"],
      forwards: "yes",
      shell: "own",
      reaps: "no",
      evidence: "measured",
      files: ["deno.json", "deno.jsonc", "package.json"],
      format: "json",
      valued: ["-c", "--config", "--cwd", "-f", "--filter"],
    },
  ],
  [
    "mise",
    {
      words: ["run", "r"],
      forwards: "yes",
      shell: "own",
      reaps: "no",
      evidence: "measured",
      files: [],
      format: undefined,
      valued: ["-C", "--cd", "-E", "--env"],
    },
  ],
  /** It waits for the third signal. Source: go-task/task@20ca6e5, signals.go. */
  [
    "task",
    {
      forwards: "no",
      shell: "own",
      reaps: "unknown",
      evidence: "source",
      files: [],
      format: undefined,
      valued: ["-d", "--dir", "-t", "--taskfile", "-o", "--output", "-I", "--interval", "-C", "--concurrency"],
    },
  ],
]);
