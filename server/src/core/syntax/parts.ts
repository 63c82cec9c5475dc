// What an instruction's logical line holds: flags, words, pairs, JSON, each with its place; offsets count from the chunk's start.
import type { LogicalText } from "../text/logicalText";
import { isByteSpace, isSeparator } from "./blanks";
import { readFlag } from "./flags";
import { wordsByAst } from "./instructionAst";
import { type JsonArray, readJsonArray } from "./json";
import { readingOf } from "./keywords";
import { problem, unknownInstruction } from "./problems";
import { type Piece, quotedWords, type SplitLine, separatedWords, skipByteSpaces } from "./split";
import type { Instruction, Pair, ParseError, Word } from "./types";

export interface Parts extends Pick<Instruction, "flags" | "words" | "pairs" | "form" | "json" | "healthcheck"> {
  readonly errors: readonly ParseError[];
}

const none: readonly never[] = [];

type Read = Partial<Omit<Parts, "flags">>;

interface Source {
  readonly line: LogicalText;
  readonly escapeChar: string;
  readonly split: SplitLine;
  readonly start: number;
  readonly end: number;
}

export function readParts(line: LogicalText, escapeChar: string, split: SplitLine): Parts {
  const { argumentsStart: start, argumentsEnd: end } = split;
  const { words, pairs, form, json, healthcheck, errors } = readArguments({ line, escapeChar, split, start, end });
  return {
    flags: split.flags.length > 0 ? split.flags.map((flag) => readFlag(line, flag)) : none,
    words: words ?? none,
    pairs: pairs ?? none,
    form,
    json,
    healthcheck,
    errors: errors ?? none,
  };
}

function readArguments(source: Source): Read {
  const { line, split, start, end } = source;
  const keyword = split.keyword.text.toUpperCase();
  const words = (): Word[] =>
    (wordsByAst(line.text, start, end) ?? separatedWords(line.text, start, end)).map((piece) => wordOf(line, piece));
  switch (readingOf(keyword)) {
    case "words":
      return { words: words() };
    case "json-or-words": {
      const read = readForm(source, start);
      return read.json ? read : { ...read, words: words() };
    }
    case "json-or-command":
      return readForm(source, start);
    case "pairs":
      return readPairs(source, keyword);
    case "names":
      return { pairs: quotedWords(line.text, start, end, source.escapeChar).map((piece) => pairOf(line, piece)) };
    case "text":
      return end > start ? { words: [wordOf(line, { text: line.text.slice(start, end), start, end })] } : {};
    case "healthcheck":
      return readHealthcheck(source);
    case "instruction":
      return {};
    case undefined:
      return { errors: [notAnInstruction(line, split.keyword)] };
  }
}

function notAnInstruction(line: LogicalText, keyword: Piece): ParseError {
  const at = line.spanOf(keyword.start, keyword.end);
  // Nothing but continuations: the first of them stands where the keyword would.
  return keyword.text === "" ? problem("empty-instruction", { start: at.start, end: at.start + 1 }) : unknownInstruction(keyword.text, at);
}

const wordOf = (line: LogicalText, piece: Piece): Word => ({ text: piece.text, span: line.spanOf(piece.start, piece.end) });

function readForm({ line, end }: Source, start: number): Read {
  const array: JsonArray = readJsonArray(line.text, start, end);
  if (array.kind === "mixed") return { form: "shell", errors: [problem("json-not-strings", line.spanOf(start, end))] };
  if (array.kind === "none") return { form: "shell" };
  return { form: "exec", json: array.items.map((item) => ({ value: item.text, span: line.spanOf(item.start, item.end) })) };
}

function pairOf(line: LogicalText, piece: Piece): Pair {
  const equals = piece.text.indexOf("=");
  const keyEnd = equals < 0 ? piece.end : piece.start + equals;
  return {
    key: equals < 0 ? piece.text : piece.text.slice(0, equals),
    value: equals < 0 ? undefined : piece.text.slice(equals + 1),
    span: line.spanOf(piece.start, piece.end),
    keySpan: line.spanOf(piece.start, keyEnd),
    valueSpan: equals < 0 ? undefined : line.spanOf(keyEnd + 1, piece.end),
    legacy: false,
  };
}

/** The first word decides: with an equals sign all words are pairs, without one the rest of the line is the value. */
function readPairs(source: Source, keyword: string): Read {
  const { line, start, end, escapeChar } = source;
  const words = quotedWords(line.text, start, end, escapeChar);
  const [first] = words;
  if (!first)
    return { errors: [problem("missing-arguments", line.spanOf(source.split.keyword.start, source.split.keyword.end), { keyword })] };
  if (!first.text.includes("=")) return readLegacyPair(source, keyword);
  const pairs = words.filter((word) => word.text.includes("=")).map((word) => pairOf(line, word));
  const errors = words
    .filter((word) => !word.text.includes("="))
    .map((word) => problem("missing-equals", line.spanOf(word.start, word.end), { word: word.text }));
  return { pairs, errors };
}

function readLegacyPair({ line, start, end }: Source, keyword: string): Read {
  let keyEnd = start;
  while (keyEnd < end && !isSeparator(line.text.charCodeAt(keyEnd))) keyEnd++;
  let valueStart = keyEnd;
  while (valueStart < end && isSeparator(line.text.charCodeAt(valueStart))) valueStart++;
  const key = line.text.slice(start, keyEnd);
  const hasValue = valueStart > keyEnd;
  const pair: Pair = {
    key,
    value: hasValue ? line.text.slice(valueStart, end) : undefined,
    span: line.spanOf(start, end),
    keySpan: line.spanOf(start, keyEnd),
    valueSpan: hasValue ? line.spanOf(valueStart, end) : undefined,
    legacy: true,
  };
  return { pairs: [pair], errors: hasValue ? [] : [problem("missing-value", pair.keySpan, { keyword, name: key })] };
}

function readHealthcheck(source: Source): Read {
  const { line, start, end } = source;
  let kindEnd = start;
  while (kindEnd < end && !isByteSpace(line.text.charCodeAt(kindEnd))) kindEnd++;
  if (kindEnd === start) return {};
  const commandStart = skipByteSpaces(line.text, kindEnd, end);
  const kind = line.text.slice(start, kindEnd).toUpperCase();
  const healthcheck = { kind, kindSpan: line.spanOf(start, kindEnd), command: line.slice(commandStart, end) };
  if (commandStart === end && kind !== "CMD") return { healthcheck };
  return { healthcheck, ...readForm(source, commandStart) };
}
