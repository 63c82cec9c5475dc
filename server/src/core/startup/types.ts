// What the simulator of the container's start says, as plain data.
import type { Span } from "../text/span";

export type Answer = "yes" | "no" | "unknown";
export type Certainty = "certain" | "likely" | "unknown";

export interface StartupReason {
  /** English template with `{holes}` filled; one sentence. */
  readonly text: string;
  readonly certainty: Certainty;
  /** The line it follows from, in this Dockerfile. */
  readonly span?: Span;
}

export interface ProcessStep {
  /** Base name: `sh`, `tini`, `npm`, `node`. */
  readonly program: string;
  readonly argv: readonly string[];
  /** Why it runs here: "exec form of CMD", "last command of the script". */
  readonly why: string;
  /** It becomes the next one by exec, so that both have one process id. */
  readonly execs: boolean;
}

export interface Startup {
  /** Name or number of the stage. */
  readonly stage: string;
  /** What the container starts with; undefined when nothing is to run or it is not known. */
  readonly argv: readonly string[] | undefined;
  readonly pid1: { readonly program: string; readonly argv: readonly string[] } | undefined;
  /** From PID 1 to the application. */
  readonly chain: readonly ProcessStep[];
  readonly stop: { readonly signal: string; readonly reachesApp: Answer; readonly stopsPromptly: Answer };
  readonly reapsOrphans: Answer;
  /** `tini`, `dumb-init`, … that runs as PID 1. */
  readonly init: string | undefined;
  readonly verdict: "ok" | "problem" | "unknown";
  readonly reasons: readonly StartupReason[];
}
