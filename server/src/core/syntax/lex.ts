// BuildKit's shell lexer: quotes, escapes and variables in one word or a line of words.
import {
  addRaw,
  addSplitting,
  endWord,
  fail,
  type LexedWord,
  type LexState,
  type Lookup,
  next,
  peek,
  type VariableReference,
} from "./lexState";
import { dollar } from "./substitution";

export type { LexedWord, Lookup, Operator, VariableReference } from "./lexState";

export interface LexOptions {
  readonly escape: string;
  /** Leave quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Leave escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Leave a variable that is not set as it is written. */
  readonly keepUnset?: boolean;
}

export interface Lexed {
  readonly text: string;
  readonly words: readonly LexedWord[];
  /** In the order in which the lexer meets them, inner ones before the one around them. */
  readonly references: readonly VariableReference[];
  readonly error: string | undefined;
}

function singleQuoted(state: LexState, keepForPattern: boolean): string {
  const open = state.at;
  const close = state.text.indexOf("'", open + 1);
  if (close < 0) {
    state.at = state.text.length;
    return fail(state, "unexpected end of statement while looking for matching single-quote");
  }
  state.at = close + 1;
  const inner = state.text.slice(open + 1, close);
  const kept = keepForPattern ? inner.split(state.escape).join(state.escape + state.escape) : inner;
  return state.rawQuotes ? `'${kept}'` : kept;
}

function escapedInDoubleQuotes(state: LexState, keepForPattern: boolean): string {
  const following = peek(state);
  if (following === "") return "";
  if (following === '"' || following === "$" || following === state.escape) {
    state.at++;
    return state.rawEscapes ? state.escape + following : following;
  }
  const doubled = state.rawEscapes && (!state.rawQuotes || keepForPattern);
  return doubled ? state.escape + state.escape : state.escape;
}

function doubleQuoted(state: LexState, keepForPattern: boolean): string {
  state.at++;
  let result = state.rawQuotes ? '"' : "";
  while (state.error === undefined) {
    const char = peek(state);
    if (char === "") return fail(state, "unexpected end of statement while looking for matching double-quote");
    if (char === "$") {
      result += dollar(state);
      continue;
    }
    state.at++;
    if (char === '"') return state.rawQuotes ? `${result}"` : result;
    result += char === state.escape ? escapedInDoubleQuotes(state, keepForPattern) : char;
  }
  return "";
}

/** `<<` keeps the blanks behind it in the same word, for a heredoc written `<< EOF`. */
function lessThan(state: LexState): string {
  const start = state.at++;
  if (peek(state) !== "<") return "<";
  state.at++;
  while (peek(state) === " " || peek(state) === "\t" || peek(state) === "\r") state.at++;
  return state.text.slice(start, state.at);
}

function special(state: LexState, char: string, keepForPattern: boolean): string | undefined {
  if (char === "$") return dollar(state);
  if (char === "<") return lessThan(state);
  if (char === "'") return singleQuoted(state, keepForPattern);
  return char === '"' ? doubleQuoted(state, keepForPattern) : undefined;
}

/** Up to `stop` (`""`: the end of the text), which is consumed. */
function scan(state: LexState, stop: string, rawEscapes: boolean, keepForPattern: boolean): string {
  const outer = state.rawEscapes;
  state.rawEscapes = rawEscapes;
  state.word = "";
  let result = "";
  let stopped = false;
  while (!stopped && state.error === undefined && state.at < state.text.length) {
    const start = state.at;
    const char = peek(state);
    stopped = stop !== "" && char === stop;
    if (stopped) state.at++;
    else result += plainOrSpecial(state, start, char, keepForPattern);
  }
  state.rawEscapes = outer;
  if (state.error !== undefined) return "";
  if (stop !== "" && !stopped) return fail(state, `unexpected end of statement while looking for matching ${stop}`);
  if (stop === "") endWord(state, state.text.length);
  return result;
}

function plainOrSpecial(state: LexState, start: number, char: string, keepForPattern: boolean): string {
  const handled = special(state, char, keepForPattern);
  if (handled !== undefined) {
    if (char === "$") addSplitting(state, handled, start);
    else addRaw(state, handled, start);
    return handled;
  }
  const plain = next(state);
  if (plain !== state.escape) {
    addSplitting(state, plain, start);
    return plain;
  }
  const kept = state.rawEscapes ? plain : "";
  if (kept) addRaw(state, kept, start);
  const escaped = next(state);
  if (escaped) addRaw(state, escaped, start);
  return kept + escaped;
}

/** Never throws; `error` says what BuildKit refuses, and then `text` is empty. */
export function lex(text: string, lookup: Lookup, options: LexOptions): Lexed {
  const state: LexState = {
    text,
    scan,
    escape: options.escape,
    lookup,
    rawQuotes: options.rawQuotes ?? false,
    keepUnset: options.keepUnset ?? false,
    references: [],
    words: [],
    // The lexer drops a byte-order mark at the start of what it reads.
    at: text.startsWith("\uFEFF") ? 1 : 0,
    rawEscapes: options.rawEscapes ?? false,
    depth: 0,
    error: undefined,
    word: "",
    wordStart: 0,
    inWord: false,
  };
  const result = scan(state, "", state.rawEscapes, false);
  return { text: result, words: state.error === undefined ? state.words : [], references: state.references, error: state.error };
}
