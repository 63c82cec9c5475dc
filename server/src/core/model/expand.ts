// Expands a word with variables that may be unknown: says the value, or that it depends on something from outside.
import { expandWith, expandWordsWith } from "../syntax/expand";
import type { EscapeCharacter } from "../syntax/types";

/** What is known of a variable: `value` undefined means that it is set outside (a build argument, the base image). */
export interface KnownVariable {
  readonly value: string | undefined;
}

/** undefined: certainly not set. */
export type Find = (name: string) => KnownVariable | undefined;

export const unknownVariable: KnownVariable = { value: undefined };

/** Values longer than this (in UTF-16 code units) are treated as not known, so that `A=$A$A` cannot fill the memory. */
const longestValue = 4096;

export interface Expansion {
  /** undefined: not known, or the word is wrong. */
  readonly value: string | undefined;
  /** Why the builder refuses the word; only where that is certain. */
  readonly error: string | undefined;
}

/** The same for all values that one word puts in. */
const longestSum = 65_536;

const plain = /^[^$"'\\`]*$/;

interface Watched {
  lookup(name: string): string | undefined;
  /** A value was asked for that is not known, or too much of them. */
  missed: boolean;
}

/** @param instead stands for what is not known. */
function watch(find: Find, instead: string): Watched {
  let sum = 0;
  const watched: Watched = {
    lookup(name) {
      const found = find(name);
      if (!found) return undefined;
      sum += found.value?.length ?? 0;
      if (found.value !== undefined && sum <= longestSum) return found.value;
      watched.missed = true;
      return instead;
    },
    missed: false,
  };
  return watched;
}

/** A word that is wrong with an empty value and with another one is wrong with any. */
function faultWithAny(raw: string, find: Find, escapedBy: EscapeCharacter): string | undefined {
  if (!/["'{]/.test(raw)) return undefined;
  const [empty, full] = ["", "x"].map((instead) => expandWith(raw, watch(find, instead).lookup, { escape: escapedBy }));
  return empty && full && "error" in empty && "error" in full ? full.error : undefined;
}

export function expandKnown(raw: string, find: Find, escapedBy: EscapeCharacter): Expansion {
  if (plain.test(raw)) return { value: raw, error: undefined };
  const watched = watch(find, "");
  const result = expandWith(raw, watched.lookup, { escape: escapedBy });
  if (watched.missed) return { value: undefined, error: faultWithAny(raw, find, escapedBy) };
  if ("error" in result) return { value: undefined, error: result.error };
  return { value: result.value.length > longestValue ? undefined : result.value, error: undefined };
}

/** In the text of a heredoc quotes are characters like others, and a backslash escapes whatever the directive says: BuildKit's ExpandRaw. A comma, too, ends a name. */
export const asHeredocText = (text: string): string => text.replace(/["']/g, ",");

/** The words of a raw word (a value may hold blanks); undefined where they are not known or the word is wrong. */
export function expandKnownWords(raw: string, find: Find, escapedBy: EscapeCharacter): readonly string[] | undefined {
  if (plain.test(raw)) return [raw];
  const watched = watch(find, "");
  const result = expandWordsWith(raw, watched.lookup, { escape: escapedBy });
  return watched.missed || "error" in result ? undefined : result.value;
}
