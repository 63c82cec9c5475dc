// What the simulator of the container's start says, as plain data.
import type { SourceFile } from "../image";
import type { BaseImage } from "../knowledge/baseImages";
import type { RunnerName } from "../knowledge/nodeRunners";
import type { StopHabit } from "../knowledge/stopHabits";
import type { HandsOn } from "../knowledge/wrapperRow";
import type { Instruction } from "../syntax/types";
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

/** ENTRYPOINT or CMD as it counts for the stage. */
export interface StartPart {
  /** The exec form, or the shell with the command line as its last word. */
  readonly words: readonly string[];
  readonly form: "exec" | "shell";
  /** undefined: the base image's own. */
  readonly instruction: Instruction | undefined;
  /** It stands in the stage itself, not in a parent stage or the base image. */
  readonly own: boolean;
}

export interface StartCommand {
  readonly entrypoint: StartPart | undefined;
  readonly cmd: StartPart | undefined;
  /** CMD of a parent stage or the base image that a later ENTRYPOINT reset. */
  readonly resetCmd: StartPart | undefined;
  /** undefined: nothing to run, or not known. */
  readonly argv: readonly string[] | undefined;
  /** false: the base image is not known, so it may have an ENTRYPOINT or CMD of its own that would count here. */
  readonly baseKnown: boolean;
}

export interface Trap {
  readonly signals: readonly string[];
  /** Hands the signal on with `kill`. */
  readonly forwards: Answer;
  /** `trap ''`: ignored, by the children too. */
  readonly ignores: boolean;
  /** The action ends the shell: `exit`, `kill 0`. */
  readonly ends: Answer;
  /** The command or function of the script that the action runs, `./app stop`; undefined: it sends signals and says something, no more. */
  readonly runs: string | undefined;
}

/** A shell in the chain. */
export interface ShellDetail {
  /** `-c`, or a script file. */
  readonly source: "line" | "script";
  /** Undefined: it becomes the next program by exec. */
  readonly waits: "foreground" | "background" | "loop" | undefined;
  readonly trap: Trap | undefined;
  /** A loop that programs in the background are kept running by: what becomes of them is not told. */
  readonly company?: boolean;
  /** The script means to do something when the program that it waits for has ended. */
  readonly followed?: true;
  /** Another of the ways that the script may go does not end with this. */
  readonly forks?: true;
  /** It ends in `exec "$@"` (`becomes`) or `eval "$@"` (`runs`), and no command is given. */
  readonly idle?: "becomes" | "runs";
  /** Where the command line or script stands; `contextPath` undefined and no `instruction`: in an argv. */
  readonly file: SourceFile | undefined;
  /** In the script's text: the command that the shell waits for, or becomes. */
  readonly command: { readonly start: number; readonly end: number } | undefined;
  readonly text: string;
}

export interface InitDetail {
  readonly name: string;
  /** As PID 1 or behind another process it signals the whole process group of its child. */
  readonly signalsGroup: boolean;
  /** `--rewrite 15:2`: number sent for number received; 0 drops it. */
  readonly rewrites: readonly (readonly [number, number])[];
  readonly options: readonly string[];
  readonly doubleDash: boolean;
  /** A supervisor that brings its own services: s6, my_init, supervisord. */
  readonly supervisor: boolean;
}

export interface RunnerDetail {
  readonly name: RunnerName;
  readonly version: string | undefined;
  readonly script: string | undefined;
  /** The command line in package.json; undefined where the file was not found. */
  readonly command: string | undefined;
  readonly packageJson: SourceFile | undefined;
  /** `cuts`: hands it on and ends at once, so that the program is killed in the middle of its shutdown. */
  readonly onTerm: "child" | "swallows" | "loses" | "cuts" | "all";
}

/** A program that goes on in the background, which the container does not outlive. */
export interface Leaving {
  /** Of a service its name. */
  readonly program: string;
  /** `alone`: it does so by itself; `job`: a shell starts it with `&` and ends; `wrapper`: what stands in front of it does. */
  readonly how: "alone" | "words" | "settings" | "service" | "job" | "wrapper";
  /** The wrapper. */
  readonly by?: string;
  /** In one of the ways that its script may go. */
  readonly unsure?: true;
}

export interface AppDetail {
  readonly kind: "service" | "interactive" | "task" | "unknown";
  readonly onTerm: "stops" | "ignores" | "unknown";
  readonly reaps: Answer;
  readonly alsoStopsOn: readonly string[];
  /** Signals on which it starts anew in place of ending, whatever stands in front of it. */
  readonly reloadsOn?: readonly string[];
  /** It hears the signal, and does something else with it than to stop in time. */
  readonly habit?: StopHabit;
  /** Signals after which it goes on as PID 1, as far as that was measured. */
  readonly outlives?: readonly string[];
  readonly certainty: Certainty;
  /** How this is known: "installs a handler for SIGTERM in server.js". */
  readonly because: string;
  /** Its main file, where its text was seen. */
  readonly file: SourceFile | undefined;
  /** A task that is none: what it starts was meant to stay, and nothing keeps the container running. */
  readonly leaves?: Leaving;
  /** Of a supervisor: what it runs, or a program of it, that gets no signal when the supervisor ends. */
  readonly unheard?: string;
  /** The image does not have the program: nothing starts. */
  readonly absent?: true;
  /** It runs only as PID 1, and is not. */
  readonly refuses?: true;
}

export interface Step extends ProcessStep {
  readonly role: "shell" | "init" | "runner" | "wrapper" | "app";
  readonly certainty: Certainty;
  readonly shell?: ShellDetail;
  readonly init?: InitDetail;
  readonly runner?: RunnerDetail;
  /** Of a program that stays in front of another (su, sudo, timeout): does it hand the signal on. */
  readonly forwards?: HandsOn;
  /** The signals that it hands on, where others get lost in it. */
  readonly passes?: ReadonlySet<string>;
  /** Of such a one: does it wait for orphans. */
  readonly reaps?: Answer;
  /** As PID 1 it never starts the next one. */
  readonly needsParent?: true;
  readonly app?: AppDetail;
}

export interface Startup {
  /** Name or number of the stage. */
  readonly stage: string;
  /** What the container starts with; undefined when nothing is to run or it is not known. */
  readonly argv: readonly string[] | undefined;
  readonly pid1: { readonly program: string; readonly argv: readonly string[] } | undefined;
  /** From PID 1 to the application. */
  readonly chain: readonly Step[];
  readonly stop: { readonly signal: string; readonly reachesApp: Answer; readonly stopsPromptly: Answer };
  /** What was meant to stay goes into the background, and nothing stays in front. */
  readonly endsAtOnce: Answer;
  readonly reapsOrphans: Answer;
  /** `tini`, `dumb-init`, … that runs as PID 1. */
  readonly init: string | undefined;
  readonly verdict: "ok" | "problem" | "unknown";
  readonly reasons: readonly StartupReason[];
  readonly start: StartCommand;
  /** The instruction that decides what runs: ENTRYPOINT if there is one, else CMD, of this file. */
  readonly deciding: Instruction | undefined;
  readonly stopSignal: {
    readonly instruction: Instruction | undefined;
    readonly from: "stage" | "parent" | "base" | "default" | "compose";
  };
  readonly base: BaseImage | undefined;
  readonly windows: boolean;
}
