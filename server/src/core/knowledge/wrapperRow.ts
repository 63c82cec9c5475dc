// What is told of a program that stands in front of another.

/** Of a program that stays: `loses`, it ends itself and the command is killed with the container. */
export type HandsOn = "yes" | "no" | "loses" | "unknown";

export interface Wrapper {
  /** `exec`: replaced by the command. `stays`: keeps its own process id and waits. */
  readonly effect: "exec" | "stays";
  /** Of one that stays: does it hand the stop signal on to the command. */
  readonly forwards?: HandsOn;
  /** `measured`: as PID 1 of a container. `source`: by its source or manual, so that what follows from it is likely, no more. */
  readonly evidence: "measured" | "source";
  /** Options that take the next word as their value. */
  readonly valued: readonly string[];
  /** Words that are not options and stand before the command: the user of gosu, the duration of timeout. */
  readonly operands: number;
  /** Takes `NAME=value` words in front of the command. */
  readonly assignments?: boolean;
  /** The command is what stands behind `--`, whatever stands in front of that. */
  readonly behindDashes?: boolean;
  /** Runs a command only with one of these words of its own: `chamber exec`. */
  readonly words?: readonly string[];
  /** Options whose value is a line that `sh -c` runs: `flock file -c "…"`. */
  readonly line?: readonly string[];
  /** What runs a command of this kind. */
  readonly prefix?: { readonly when: RegExp; readonly words: readonly string[] };
  /** What follows is one line for `sh -c`. */
  readonly joins?: true;
  /** Options with which it does otherwise. */
  readonly instead?: { readonly options: readonly string[]; readonly effect: Wrapper["effect"]; readonly forwards?: HandsOn };
  /** Options with which it starts the command in the background and ends. */
  readonly leaves?: readonly string[];
  /** As the leader of its process group it starts the command in the background and ends: as PID 1, and as the child of an init. */
  readonly leavesAsLeader?: true;
  /** The signals that it hands on; undefined: all that it can. */
  readonly passes?: ReadonlySet<string>;
  /** BusyBox's becomes the command. */
  readonly busyBox?: "exec";
  /** As PID 1 it waits for ever for a signal that the kernel drops, and never starts the command. */
  readonly needsParent?: true;
  /** Of one that stays: it waits for orphans too. Without it: it does not. */
  readonly reaps?: "yes";
}
