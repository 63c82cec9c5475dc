// Moving what was read once for a chunk to the place where the chunk stands in the file.
import type { LogicalText } from "../text/logicalText";
import { type Span, shift } from "../text/span";
import type { Parts } from "./parts";
import type { Flag, FlagOption, Heredoc, JsonItem, Pair, ParseError, Word } from "./types";

const maybe = (at: Span | undefined, by: number): Span | undefined => at && shift(at, by);

export function shiftText(text: LogicalText, by: number): LogicalText {
  if (by === 0) return text;
  return {
    text: text.text,
    span: shift(text.span, by),
    offsetAt: (index) => text.offsetAt(index) + by,
    spanOf: (start, end) => shift(text.spanOf(start, end), by),
    slice: (start, end) => shiftText(text.slice(start, end), by),
  };
}

const shiftWord = (word: Word, by: number): Word => ({ text: word.text, span: shift(word.span, by) });

const shiftOption = (option: FlagOption, by: number): FlagOption => ({
  ...option,
  span: shift(option.span, by),
  keySpan: shift(option.keySpan, by),
  valueSpan: maybe(option.valueSpan, by),
});

const shiftFlag = (flag: Flag, by: number): Flag => ({
  ...flag,
  span: shift(flag.span, by),
  nameSpan: shift(flag.nameSpan, by),
  valueSpan: maybe(flag.valueSpan, by),
  options: flag.options.map((option) => shiftOption(option, by)),
});

const shiftPair = (pair: Pair, by: number): Pair => ({
  ...pair,
  span: shift(pair.span, by),
  keySpan: shift(pair.keySpan, by),
  valueSpan: maybe(pair.valueSpan, by),
});

const shiftItem = (item: JsonItem, by: number): JsonItem => ({ value: item.value, span: shift(item.span, by) });

export const shiftHeredoc = (heredoc: Heredoc, by: number): Heredoc => ({
  ...heredoc,
  openerSpan: shift(heredoc.openerSpan, by),
  bodySpan: shift(heredoc.bodySpan, by),
  closerSpan: maybe(heredoc.closerSpan, by),
  body: shiftText(heredoc.body, by),
});

export const shiftError = (error: ParseError, by: number): ParseError => ({ ...error, span: shift(error.span, by) });

const moved = <T>(list: readonly T[], by: number, move: (item: T, by: number) => T): readonly T[] =>
  list.length === 0 ? list : list.map((item) => move(item, by));

export const shiftParts = (parts: Parts, by: number): Parts => ({
  flags: moved(parts.flags, by, shiftFlag),
  words: moved(parts.words, by, shiftWord),
  pairs: moved(parts.pairs, by, shiftPair),
  form: parts.form,
  json: parts.json && moved(parts.json, by, shiftItem),
  healthcheck: parts.healthcheck && {
    kind: parts.healthcheck.kind,
    kindSpan: shift(parts.healthcheck.kindSpan, by),
    command: shiftText(parts.healthcheck.command, by),
  },
  errors: moved(parts.errors, by, shiftError),
});
