// What is told of a server that can go into the background, and the usual kinds of it.

/** A file that decides where the words do not. */
export interface DaemonSettings {
  /** The options that name it; "": the first word that is no option. */
  readonly options: readonly string[];
  /** Read without such an option. */
  readonly files: readonly string[];
  /** A line in the file with which it stays in front, and one with which it goes into the background. */
  readonly front?: RegExp;
  readonly background?: RegExp;
  /** In a RUN, or in the script that starts it: somebody has taken care of it. */
  readonly touched: RegExp;
  /** Targets of COPY and ADD where such a line may stand as well. */
  readonly others?: RegExp;
  /** Files that Debian's package brings with the line that sends it into the background. */
  readonly packaged?: readonly string[];
}

/** How it is started in front: without what `drops` finds, and with `adds` behind. */
export interface DaemonFront {
  /** Another program of the same package. */
  readonly program?: string;
  readonly adds: readonly string[];
  readonly drops?: RegExp;
}

export interface Daemon {
  /** What it does where neither words nor settings say otherwise. */
  readonly alone: "background" | "front";
  /** Both are sought among the arguments, joined by blanks. */
  readonly stays?: RegExp;
  readonly leaves?: RegExp;
  /** It tests its settings, or speaks to one that runs, and ends. */
  readonly asks?: RegExp;
  readonly settings?: DaemonSettings;
  /** undefined: not certain. */
  readonly front?: DaemonFront;
  readonly evidence: string;
}

/** One of these words or pairs of words, whole. */
export const word = (names: string): RegExp => new RegExp(`(?:^| )(?:${names})(?= |$)`);
/** An option of one letter, alone or with others behind one hyphen. */
export const letter = (letters: string): RegExp => new RegExp(`(?:^| )-\\w*[${letters}]`);
export const measured = (what: string): string => `measured: ${what}`;
export const documented = (manual: string): string => `documented: ${manual}`;

/** It stays in front by itself, and one word sends it away. */
export const asked = (names: string, evidence: string, settings?: DaemonSettings): Daemon => ({
  alone: "front",
  leaves: word(names),
  front: { adds: [], drops: word(names) },
  ...(settings && { settings }),
  evidence,
});

/** It goes into the background unless one of these words stands there; `adds` is the one to write. */
export const unless = (adds: readonly string[], stays: RegExp, evidence: string, settings?: DaemonSettings): Daemon => ({
  alone: "background",
  stays,
  front: { adds },
  ...(settings && { settings }),
  evidence,
});

/** A subcommand starts it and ends; another stays. */
export const started = (leaves: string, evidence: string, front?: DaemonFront, stays?: RegExp): Daemon => ({
  alone: "front",
  leaves: word(leaves),
  ...(stays && { stays }),
  ...(front && { front }),
  evidence,
});
