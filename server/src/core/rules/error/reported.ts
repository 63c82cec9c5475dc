// Faults that the builder refuses: they are always reported as errors; these rules give them their names in other checkers.
import type { Dockerfile } from "../../model/types";
import type { Span } from "../../text/span";
import { fill } from "../rule";

export interface Reported {
  readonly at: Span;
  readonly text: string;
}

/** The file's errors with one of these codes. */
export const reported = (file: Pick<Dockerfile, "errors">, ...codes: readonly string[]): readonly Reported[] =>
  file.errors.filter(({ code }) => codes.includes(code)).map(({ span, message, values }) => ({ at: span, text: fill(message, values) }));

/** For `docs.whenNot`. */
export const alwaysReported =
  "Off by default only because the builder refuses the file and the error is reported anyway; switch it on to get it under this name too.";
