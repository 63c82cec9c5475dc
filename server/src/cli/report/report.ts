// What a report of `lint` is: a part for each file, and the whole of them.
import type { Finding, ParseError } from "../../core";

export interface FileResult {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly errors: readonly ParseError[];
}

/** A part is plain data: it may come from another thread. */
export interface Report<Part> {
  part(result: FileResult): Part;
  /** @param parts one a file, in their order */
  whole(parts: readonly Part[]): string;
}
