// `init: true` in the services of Compose files.
import type { FixEdit } from "../text/span";

export interface ServicePlace {
  /** Compose file, relative to the Dockerfile's folder. */
  readonly file: string;
  /** As written; undefined: not set. */
  readonly init: string | undefined;
  /** Start of a line of the service's own keys. */
  readonly insertAt: number;
  readonly indent: string;
  readonly eol: string;
}

/** In each service that does not have it. */
export const initEdits = (services: readonly ServicePlace[]): readonly FixEdit[] =>
  services
    .filter(({ init }) => init === undefined)
    .map(({ file, insertAt, indent, eol }) => ({
      file,
      span: { start: insertAt, end: insertAt },
      newText: `${indent}init: true${eol}`,
    }));
