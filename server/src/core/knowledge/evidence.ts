// Where a row about a program comes from, and how sure a sentence may be that follows from it.

export type Evidence =
  /** In containers, by `npm run measure`, or before there was one. */
  | { readonly by: "measured"; readonly version: string; readonly date: string }
  /** What the program's own manual or source says. */
  | { readonly by: "source"; readonly link: string }
  /** What one expects of a program of its kind: nobody has looked. */
  | { readonly by: "assumed" };

export const source = (link: string): Evidence => ({ by: "source", link });
export const assumed: Evidence = { by: "assumed" };

/** Only what was measured is certain. What is assumed is likely at best, and a fault is never told of it. */
export const certaintyOf = ({ by }: Evidence): "certain" | "likely" => (by === "measured" ? "certain" : "likely");

/** What was measured of a program with these words and variables. Generated from the measurements. */
export interface MeasuredRow {
  readonly names: readonly string[];
  /** Expressions for the words behind the name, joined by blanks, and for the values of variables. */
  readonly words?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** SIGTERM as PID 1: see `Program.onTerm`. */
  readonly onTerm: "stops" | "ignores" | "slow" | "never";
  readonly reaps: "yes" | "no" | "unknown";
  readonly alsoStopsOn: readonly string[];
  /** Signals after which it goes on as PID 1. */
  readonly outlives: readonly string[];
  readonly version: string;
  readonly date: string;
}

/** What was measured of a program that stands in front of another. */
export interface MeasuredWrapper {
  readonly names: readonly string[];
  readonly words?: string;
  /**
   * `exec`: the other takes its place. Else it stays: it hands SIGTERM on, does so and ends before the other has (`cuts`), keeps it, or
   * ends itself without a word to the other (`loses`).
   */
  readonly effect: "exec" | "forwards" | "cuts" | "keeps" | "loses";
  readonly reaps: "yes" | "no" | "unknown";
  readonly version: string;
  readonly date: string;
}
