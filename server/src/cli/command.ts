// What a command of the command line is, and what it gets from its surroundings.
import type { ExitCode } from "./exit";
import type { Given, OptionTable } from "./options";

/** The streams and the folder that a run works with. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  readonly colour: boolean;
  /** The path of this program, which answers in a thread too; without it one thread does all. */
  readonly program?: string;
  out(text: string): void;
  err(text: string): void;
}

export interface Command {
  /** `lint [paths or globs or -]` */
  readonly usage: string;
  readonly summary: string;
  readonly options: OptionTable;
  /** @throws UsageError for wrong arguments. */
  run(given: Given, around: Surroundings): Promise<ExitCode>;
}
