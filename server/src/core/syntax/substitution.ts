// `$name` and `${name…}` with all operators, as BuildKit's shell lexer reads and expands them.
import { fail, type LexState, next, type Operator, peek } from "./lexState";
import { replacePattern, trimPattern } from "./pattern";

/** Deeper nesting of `${a:-${b:-…}}` is refused, so that no input can exhaust the stack. */
const deepest = 400;

const isDigit = (char: string): boolean => /^\p{Nd}$/u.test(char);
const isNamePart = (char: string): boolean => /^[\p{L}\p{Nd}_]$/u.test(char);

function codePoint(state: LexState): string {
  const code = state.text.codePointAt(state.at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function readName(state: LexState): string {
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

/** At a `$`. */
export function dollar(state: LexState): string {
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

function braced(state: LexState, start: number): string {
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

function inner(state: LexState, stop: string, rawEscapes: boolean, keepForPattern: boolean, missing: string): string {
  const result = state.scan(state, stop, rawEscapes, keepForPattern);
  if (state.error !== undefined && state.at >= state.text.length) state.error = missing;
  state.word = "";
  return result;
}

function refer(state: LexState, start: number, name: string, operator: string, argumentStart: number): void {
  const text = state.text.slice(argumentStart, state.at - 1);
  const argument = { text, start: argumentStart };
  state.references.push({ name, start, end: state.at, nameStart: start + 2, operator: operator as Operator, argument });
}

function modified(state: LexState, start: number, name: string, colon: boolean, mark: string): string {
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

function trimmed(state: LexState, mark: string, pattern: string, value: string, longest: boolean): string {
  const result = trimPattern(pattern, value, { fromEnd: mark === "%", longest });
  return "error" in result ? fail(state, `invalid pattern (${pattern}) in substitution: ${result.error}`) : result.value;
}

function replacement(state: LexState, start: number, name: string): string {
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
