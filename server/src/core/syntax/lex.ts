// BuildKit's shell lexer: quotes, escapes, variables and their operators in one word or a line of words.
import { isSpace } from "./blanks";
import { replacePattern, trimPattern } from "./pattern";

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

export interface LexOptions {
  readonly escape: string;
  /** Leave quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Leave escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Leave a variable that is not set as it is written. */
  readonly keepUnset?: boolean;
}

export interface LexedWord {
  readonly text: string;
  /** Where it begins and ends in the lexed text. */
  readonly start: number;
  readonly end: number;
}

export interface Lexed {
  readonly text: string;
  readonly words: readonly LexedWord[];
  /** In the order in which the lexer meets them, inner ones before the one around them. */
  readonly references: readonly VariableReference[];
  readonly error: string | undefined;
}

/** Deeper nesting of `${a:-${b:-…}}` is refused, so that no input can exhaust the stack. */
const deepest = 400;

interface State {
  readonly text: string;
  readonly escape: string;
  readonly lookup: Lookup;
  readonly rawQuotes: boolean;
  readonly keepUnset: boolean;
  readonly references: VariableReference[];
  readonly words: LexedWord[];
  at: number;
  rawEscapes: boolean;
  depth: number;
  error: string | undefined;
  /** The word being collected; an inner `${a:-b}` empties it, because BuildKit has one buffer for all levels. */
  word: string;
  wordStart: number;
  inWord: boolean;
}

const next = (state: State): string => {
  const code = state.text.codePointAt(state.at);
  if (code === undefined) return "";
  const char = String.fromCodePoint(code);
  state.at += char.length;
  return char;
};
const peek = (state: State): string => state.text.charAt(state.at);

function fail(state: State, message: string): string {
  state.error ??= message;
  return "";
}

function endWord(state: State, end: number): void {
  if (state.word.length === 0) return;
  state.words.push({ text: state.word, start: state.wordStart, end });
  state.word = "";
  state.inWord = false;
}

function addRaw(state: State, text: string, start: number): void {
  if (state.depth > 0) return;
  if (state.word.length === 0) state.wordStart = start;
  state.word += text;
  state.inWord = true;
}

function addSplitting(state: State, text: string, start: number): void {
  if (state.depth > 0) return;
  for (const char of text) {
    if (!isSpace(char.charCodeAt(0))) addRaw(state, char, start);
    else if (state.inWord) endWord(state, start);
  }
}

function singleQuoted(state: State, keepForPattern: boolean): string {
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

function escapedInDoubleQuotes(state: State, keepForPattern: boolean): string {
  const following = peek(state);
  if (following === "") return "";
  if (following === '"' || following === "$" || following === state.escape) {
    state.at++;
    return state.rawEscapes ? state.escape + following : following;
  }
  const doubled = state.rawEscapes && (!state.rawQuotes || keepForPattern);
  return doubled ? state.escape + state.escape : state.escape;
}

function doubleQuoted(state: State, keepForPattern: boolean): string {
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
function lessThan(state: State): string {
  const start = state.at++;
  if (peek(state) !== "<") return "<";
  state.at++;
  while (peek(state) === " " || peek(state) === "\t" || peek(state) === "\r") state.at++;
  return state.text.slice(start, state.at);
}

const isDigit = (char: string): boolean => /^\p{Nd}$/u.test(char);
const isNamePart = (char: string): boolean => /^[\p{L}\p{Nd}_]$/u.test(char);

function codePoint(state: State): string {
  const code = state.text.codePointAt(state.at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function readName(state: State): string {
  const start = state.at;
  const first = codePoint(state);
  if (isDigit(first)) {
    while (isDigit(codePoint(state))) state.at += codePoint(state).length;
  } else if (first !== "" && "@*#?-$!0".includes(first)) {
    state.at++;
  } else {
    while (isNamePart(codePoint(state))) state.at += codePoint(state).length;
  }
  return state.text.slice(start, state.at);
}

function dollar(state: State): string {
  const start = state.at++;
  if (peek(state) !== "{") {
    const name = readName(state);
    if (name === "") return "$";
    state.references.push({ name, start, end: state.at, nameStart: start + 1, operator: undefined, argument: undefined });
    return state.lookup(name) ?? (state.keepUnset ? `$${name}` : "");
  }
  state.at++;
  if (peek(state) === "") return fail(state, "syntax error: missing '}'");
  if ("{}:".includes(peek(state))) return fail(state, "syntax error: bad substitution");
  if (state.depth >= deepest) return fail(state, "syntax error: substitutions nested too deeply");
  state.depth++;
  const result = braced(state, start);
  state.depth--;
  return result;
}

function braced(state: State, start: number): string {
  const name = readName(state);
  const mark = next(state);
  if (mark === "}") {
    state.references.push({ name, start, end: state.at, nameStart: start + 2, operator: undefined, argument: undefined });
    return state.lookup(name) ?? (state.keepUnset ? `\${${name}}` : "");
  }
  if (mark === "/") return replacement(state, start, name);
  if (mark === ":") return modified(state, start, name, true, next(state));
  if (mark !== "" && "+-?#%".includes(mark)) return modified(state, start, name, false, mark);
  return fail(state, `unsupported modifier (${mark}) in substitution`);
}

function inner(state: State, stop: string, rawEscapes: boolean, keepForPattern: boolean, missing: string): string {
  const result = scan(state, stop, rawEscapes, keepForPattern);
  if (state.error !== undefined && state.at >= state.text.length) state.error = missing;
  state.word = "";
  return result;
}

function refer(state: State, start: number, name: string, operator: string, argumentStart: number): void {
  const text = state.text.slice(argumentStart, state.at - 1);
  const argument = { text, start: argumentStart };
  state.references.push({ name, start, end: state.at, nameStart: start + 2, operator: operator as Operator, argument });
}

function modified(state: State, start: number, name: string, colon: boolean, mark: string): string {
  const sign = (colon ? ":" : "") + mark;
  const isTrim = mark === "#" || mark === "%";
  if (colon && isTrim) return fail(state, `unsupported modifier (${sign}) in substitution`);
  const argumentStart = state.at;
  const word = inner(state, "}", isTrim, isTrim, "syntax error: missing '}'");
  if (state.error !== undefined) return "";
  const longest = isTrim && word.startsWith(mark);
  const known = mark !== "" && "-+?#%".includes(mark);
  if (known) refer(state, start, name, longest ? mark + mark : sign, argumentStart + (longest ? 1 : 0));
  const value = state.lookup(name);
  if (value === undefined && state.keepUnset) return `\${${name}${sign}${word}}`;
  if (isTrim) return trimmed(state, mark, longest ? word.slice(1) : word, value ?? "", longest);
  const missing = value === undefined || (colon && value === "");
  if (mark === "-") return missing ? word : value;
  if (mark === "+") return missing ? "" : word;
  if (mark !== "?") return fail(state, `unsupported modifier (${sign}) in substitution`);
  if (!missing) return value;
  return fail(state, `${name}: ${word || `is not allowed to be ${value === undefined ? "unset" : "empty"}`}`);
}

function trimmed(state: State, mark: string, pattern: string, value: string, longest: boolean): string {
  const result = trimPattern(pattern, value, { fromEnd: mark === "%", longest });
  return "error" in result ? fail(state, `invalid pattern (${pattern}) in substitution: ${result.error}`) : result.value;
}

function replacement(state: State, start: number, name: string): string {
  const all = peek(state) === "/";
  if (all) state.at++;
  const argumentStart = state.at;
  const pattern = inner(state, "/", true, true, "syntax error: missing '/' in ${}");
  if (state.error !== undefined) return "";
  const by = inner(state, "}", true, false, "syntax error: missing '}'");
  if (state.error !== undefined) return "";
  refer(state, start, name, all ? "//" : "/", argumentStart);
  const value = state.lookup(name);
  if (value === undefined && state.keepUnset) return `\${${name}/${pattern}/${by}}`;
  const result = replacePattern(pattern, value ?? "", by, all);
  return "error" in result ? fail(state, `invalid pattern (${pattern}) in substitution: ${result.error}`) : result.value;
}

function special(state: State, char: string, keepForPattern: boolean): string | undefined {
  if (char === "$") return dollar(state);
  if (char === "<") return lessThan(state);
  if (char === "'") return singleQuoted(state, keepForPattern);
  return char === '"' ? doubleQuoted(state, keepForPattern) : undefined;
}

/** Up to `stop` (`""`: the end of the text), which is consumed. */
function scan(state: State, stop: string, rawEscapes: boolean, keepForPattern: boolean): string {
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

function plainOrSpecial(state: State, start: number, char: string, keepForPattern: boolean): string {
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
  const state: State = {
    text,
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
