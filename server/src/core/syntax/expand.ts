// Expanding a word of an instruction as BuildKit does, and finding the variables it refers to.
import { type Lookup, lex, type VariableReference } from "./lex";
import type { EscapeCharacter } from "./types";

export interface ExpandOptions {
  /** The file's escape character; a backslash when it is left out. */
  readonly escape?: EscapeCharacter;
}

export type Environment = Readonly<Record<string, string>>;

const lookupIn =
  (env: Environment): Lookup =>
  (name) =>
    Object.hasOwn(env, name) ? env[name] : undefined;

/** Quotes and escapes taken away, variables put in. */
export function expandWord(word: string, env: Environment, options: ExpandOptions = {}): { value: string } | { error: string } {
  return expandWith(word, lookupIn(env), options);
}

/** The same, cut into words at white space, also at white space that a value brings in. */
export function expandWords(words: string, env: Environment, options: ExpandOptions = {}): { value: string[] } | { error: string } {
  return expandWordsWith(words, lookupIn(env), options);
}

export function expandWith(word: string, lookup: Lookup, options: ExpandOptions = {}): { value: string } | { error: string } {
  const lexed = lex(word, lookup, { escape: options.escape ?? "\\" });
  return lexed.error === undefined ? { value: lexed.text } : { error: lexed.error };
}

export function expandWordsWith(words: string, lookup: Lookup, options: ExpandOptions = {}): { value: string[] } | { error: string } {
  const lexed = lex(words, lookup, { escape: options.escape ?? "\\" });
  return lexed.error === undefined ? { value: lexed.words.map((word) => word.text) } : { error: lexed.error };
}

/**
 * Every variable that expanding the word asks for, also those inside defaults and patterns, sorted by position.
 * In a malformed word: those in front of the fault.
 */
export function variableReferences(word: string, options: ExpandOptions = {}): readonly VariableReference[] {
  if (!word.includes("$")) return [];
  const { references } = lex(word, () => undefined, { escape: options.escape ?? "\\", keepUnset: true });
  return [...references].sort((a, b) => a.start - b.start);
}
