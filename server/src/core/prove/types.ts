// What was measured of a container that really ran, and how it stands beside what the simulator says of it.
import type { Startup } from "../startup";

/** One process of the container. */
export interface Process {
  /** As the container sees it where that can be told, else as the engine's machine does. */
  readonly pid: number;
  readonly ppid: number;
  readonly args: string;
}

/** What could not be measured is null. */
export interface Measured {
  /** Once it worked: PID 1 first, each process behind its parent. Null: it had ended, or the engine lists none. */
  readonly tree: readonly Process[] | null;
  /** From the start until it worked; null: it never did. */
  readonly readySeconds: number | null;
  /** From the stop signal to the end; null: it had ended by itself. */
  readonly stopSeconds: number | null;
  readonly exitCode: number | null;
  /** How many of the orphans were still there, dead, two seconds later. */
  readonly zombies: number | null;
  /** Processes that were started so that they lose their parent; null: the image has no shell to start them. */
  readonly orphans: number | null;
  /** `8080/tcp`; where it listens at one address alone `127.0.0.1:8080/tcp`. */
  readonly ports: readonly string[] | null;
  /** `none`: the image has no health check. */
  readonly health: "healthy" | "unhealthy" | "starting" | "none" | null;
}

/** What belongs to a measurement but is no number: why, and what the container said. */
export interface Observed {
  readonly measured: Measured;
  /** The signal that was sent, as the image has it. */
  readonly signal: string;
  /** Ended by itself, or never started. */
  readonly ended: boolean;
  /** The image names ports or has a health check: it is no task. */
  readonly meantToStay: boolean;
  /** The engine could not start it: its words. */
  readonly refused: string | undefined;
  /** Its last lines, where it ended by itself or did not come to work. */
  readonly said: readonly string[];
  /** Sentences on what could not be measured. */
  readonly notes: readonly string[];
}

export interface Comparison {
  readonly what: "runs" | "pid1" | "chain" | "stopSignal" | "stopsPromptly" | "reapsOrphans";
  readonly predicted: string;
  /** Null: not measured. */
  readonly measured: string | null;
  /** Null: one of the two is not known. */
  readonly agrees: boolean | null;
  /** The simulator was sure. */
  readonly certain: boolean;
}

/** A container, predicted and measured. */
export interface Proof extends Observed {
  /** undefined: there is no Dockerfile. */
  readonly file: string | undefined;
  readonly image: string;
  /** undefined: the file has no stage. */
  readonly predicted: Startup | undefined;
  readonly agrees: readonly Comparison[];
}

/** Fixes that can be proven before they are written. */
export const provableFixes = ["tini", "dumb-init", "exec"] as const;
export type ProvableFix = (typeof provableFixes)[number];
