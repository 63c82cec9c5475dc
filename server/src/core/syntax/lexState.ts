// What the shell lexer carries along while it reads, and what it hands out.
import { isSpace } from "./blanks";

export type Lookup = (name: string) => string | undefined;

export type Operator = ":-" | "-" | ":+" | "+" | ":?" | "?" | "#" | "##" | "%" | "%%" | "/" | "//";

/** A `$name` or `${name…}`; all offsets count in the lexed text. */
export interface VariableReference {
  readonly name: string;
  /** The `$`. */
  readonly start: number;
  /** Behind the name or the `}`. */
  readonly end: number;
  readonly nameStart: number;
  readonly operator: Operator | undefined;
  /** What stands between operator and `}`, as written: the default, the message, the pattern, `pattern/replacement`. */
  readonly argument: { readonly text: string; readonly start: number } | undefined;
}

export interface LexedWord {
  readonly text: string;
  /** Where it begins and ends in the lexed text. */
  readonly start: number;
  readonly end: number;
}

export interface LexState {
  readonly text: string;
  readonly escape: string;
  readonly lookup: Lookup;
  readonly rawQuotes: boolean;
  readonly keepUnset: boolean;
  readonly references: VariableReference[];
  readonly words: LexedWord[];
  /** Reads up to `stop` (`""`: the end of the text), which is consumed. In the state because substitutions and scanning call each other. */
  readonly scan: (state: LexState, stop: string, rawEscapes: boolean, keepForPattern: boolean) => string;
  at: number;
  rawEscapes: boolean;
  depth: number;
  error: string | undefined;
  /** The word being collected; an inner `${a:-b}` empties it, because BuildKit has one buffer for all levels. */
  word: string;
  wordStart: number;
  inWord: boolean;
}

export const next = (state: LexState): string => {
  const code = state.text.codePointAt(state.at);
  if (code === undefined) return "";
  const char = String.fromCodePoint(code);
  state.at += char.length;
  return char;
};
/** The unit that comes next; `""` at the end. */
export const peek = (state: LexState): string => state.text.charAt(state.at);

/** The first failure is the one that is reported. */
export function fail(state: LexState, message: string): string {
  state.error ??= message;
  return "";
}

export function endWord(state: LexState, end: number): void {
  if (state.word.length === 0) return;
  state.words.push({ text: state.word, start: state.wordStart, end });
  state.word = "";
  state.inWord = false;
}

export function addRaw(state: LexState, text: string, start: number): void {
  if (state.depth > 0) return;
  if (state.word.length === 0) state.wordStart = start;
  state.word += text;
  state.inWord = true;
}

export function addSplitting(state: LexState, text: string, start: number): void {
  if (state.depth > 0) return;
  for (const char of text) {
    if (!isSpace(char.charCodeAt(0))) addRaw(state, char, start);
    else if (state.inWord) endWord(state, start);
  }
}
