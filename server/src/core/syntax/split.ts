// Cutting a logical line into keyword, flags and arguments, and arguments into words, as BuildKit does; indices count in the line.
import { isByteSpace, isSeparator, isSpace, skipSpaces, trimEnd } from "./blanks";

export interface Piece {
  /** As BuildKit reads it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FlagPiece extends Piece {
  /** Index in the line of every unit of `text`: quotes and escapes are gone. */
  readonly sources: readonly number[];
}

export interface SplitLine {
  readonly keyword: Piece;
  readonly flags: readonly FlagPiece[];
  readonly argumentsStart: number;
  readonly argumentsEnd: number;
}

export function splitLine(line: string, escapeChar: string, from = 0, to = line.length): SplitLine {
  const start = skipSpaces(line, from, to);
  const end = trimEnd(line, start, to);
  let keywordEnd = start;
  while (keywordEnd < end && !isSeparator(line.charCodeAt(keywordEnd))) keywordEnd++;
  const keyword = { text: line.slice(start, keywordEnd), start, end: keywordEnd };
  const { flags, next } = readFlags(line, keywordEnd, end, escapeChar);
  const argumentsStart = skipSpaces(line, next, end);
  return { keyword, flags, argumentsStart, argumentsEnd: Math.max(argumentsStart, end) };
}

function readFlags(line: string, from: number, end: number, escapeChar: string): { flags: FlagPiece[]; next: number } {
  const flags: FlagPiece[] = [];
  let at = skipByteSpaces(line, from, end);
  while (at + 1 < end && line.startsWith("--", at)) {
    const flag = readFlag(line, at, end, escapeChar);
    at = flag.end;
    if (flag.text === "--") return { flags, next: at };
    flags.push(flag);
    at = skipByteSpaces(line, at, end);
  }
  return { flags, next: at };
}

/** First index in `[from, end)` that is not white space by {@link isByteSpace}, or `end`. */
export function skipByteSpaces(line: string, from: number, end: number): number {
  let at = from;
  while (at < end && isByteSpace(line.charCodeAt(at))) at++;
  return at;
}

/** Quotes and escapes may stand anywhere in a flag; they are taken away. An escape character at the end of the line is dropped. */
function readFlag(line: string, start: number, end: number, escapeChar: string): FlagPiece {
  const sources: number[] = [];
  let text = "";
  let quote = "";
  let at = start;
  for (; at < end; at++) {
    let char = line.charAt(at);
    if (quote === "" && isByteSpace(char.charCodeAt(0))) break;
    if (quote === "" && (char === "'" || char === '"')) quote = char;
    else if (quote !== "" && char === quote) quote = "";
    else if (char === escapeChar && at + 1 === end) quote = "";
    else {
      if (char === escapeChar) char = line.charAt(++at);
      sources.push(at);
      text += char;
    }
  }
  return { text, start, end: at, sources };
}

/** Words at blanks and tabs, quotes without a meaning: FROM, EXPOSE, COPY, ADD, VOLUME. */
export function separatedWords(line: string, start: number, end: number): Piece[] {
  const words: Piece[] = [];
  for (let at = start; at < end; ) {
    let wordEnd = at;
    while (wordEnd < end && !isSeparator(line.charCodeAt(wordEnd))) wordEnd++;
    words.push({ text: line.slice(at, wordEnd), start: at, end: wordEnd });
    at = wordEnd;
    while (at < end && isSeparator(line.charCodeAt(at))) at++;
  }
  return words;
}

/** Words at white space outside quotes, quotes and escapes kept: ENV, LABEL, ARG. */
export function quotedWords(line: string, start: number, end: number, escapeChar: string): Piece[] {
  const words: Piece[] = [];
  for (let at = skipSpaces(line, start, end); at < end; at = skipSpaces(line, at, end)) {
    const word = quotedWord(line, at, end, escapeChar);
    // A lone escape character at the very end leaves nothing.
    if (word.text !== "") words.push(word);
    at = word.end;
  }
  return words;
}

function quotedWord(line: string, start: number, end: number, escapeChar: string): Piece {
  let quote = "";
  let at = start;
  let dropped = 0;
  for (; at < end; at++) {
    const char = line.charAt(at);
    if (quote === "" && isSpace(char.charCodeAt(0))) break;
    if (char === escapeChar && quote !== "'") {
      if (at + 1 === end) dropped = 1;
      else at++;
    } else if (quote === "" && (char === "'" || char === '"')) quote = char;
    else if (char === quote) quote = "";
  }
  const wordEnd = Math.min(at, end);
  return { text: line.slice(start, wordEnd - dropped), start, end: wordEnd };
}
