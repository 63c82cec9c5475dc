// Expands a word with variables that may be unknown: says the value, or that it depends on something from outside.
import { expandWith } from "../syntax/expand";
import type { EscapeCharacter } from "../syntax/types";

/** What is known of a variable: `value` undefined means that it is set outside (a build argument, the base image). */
export interface KnownVariable {
  readonly value: string | undefined;
}

/** undefined: certainly not set. */
export type Find = (name: string) => KnownVariable | undefined;

export const unknownVariable: KnownVariable = { value: undefined };

/** Values longer than this (in UTF-16 code units) are treated as not known, so that `A=$A$A` cannot fill the memory. */
const longestValue = 8192;

export interface Expansion {
  /** undefined: not known, or the word is wrong. */
  readonly value: string | undefined;
  /** Why the builder refuses the word; only where that is certain. */
  readonly error: string | undefined;
}

const plain = /^[^$"'\\`]*$/;

export function expandKnown(raw: string, find: Find, escapedBy: EscapeCharacter): Expansion {
  if (plain.test(raw)) return { value: raw, error: undefined };
  let unknown = false;
  const lookup = (name: string): string | undefined => {
    const found = find(name);
    if (!found) return undefined;
    if (found.value === undefined) unknown = true;
    return found.value ?? "";
  };
  const result = expandWith(raw, lookup, { escape: escapedBy });
  if (unknown) return { value: undefined, error: undefined };
  if ("error" in result) return { value: undefined, error: result.error };
  return { value: result.value.length > longestValue ? undefined : result.value, error: undefined };
}
