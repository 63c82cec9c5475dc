// Flags of an instruction with their values, and the key=value list of those that take one.
import type { LogicalText } from "../text/logicalText";
import type { FlagPiece } from "./split";
import type { Flag, FlagOption } from "./types";

/** Flags whose value is a comma-separated list of options. */
const listFlags: ReadonlySet<string> = new Set(["mount", "device"]);

export function readFlag(line: LogicalText, piece: FlagPiece): Flag {
  const equals = piece.text.indexOf("=");
  const nameEnd = equals < 0 ? piece.text.length : equals;
  const sourceOf = (index: number): number => piece.sources[index] ?? piece.end;
  const name = piece.text.slice(2, nameEnd);
  const value = equals < 0 ? undefined : piece.text.slice(equals + 1);
  return {
    name,
    value,
    span: line.spanOf(piece.start, piece.end),
    nameSpan: line.spanOf(piece.start, equals < 0 ? piece.end : sourceOf(equals)),
    valueSpan: equals < 0 ? undefined : line.spanOf(sourceOf(equals) + 1, piece.end),
    options: value === undefined || !listFlags.has(name) ? [] : readOptions(line, piece, equals + 1),
  };
}

/** One field of a comma-separated record, as indices into the flag's text; quotes that enclose it left out. */
interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Fields may be quoted, a quote inside a quoted field is doubled (RFC 4180). */
function fieldsOf(text: string, from: number): Field[] {
  const fields: Field[] = [];
  for (let at = from; at <= text.length; ) {
    const field = text[at] === '"' ? quotedField(text, at + 1) : plainField(text, at);
    fields.push(field);
    const comma = text.indexOf(",", field.end);
    at = comma < 0 ? text.length + 1 : comma + 1;
  }
  return fields;
}

function plainField(text: string, start: number): Field {
  const comma = text.indexOf(",", start);
  const end = comma < 0 ? text.length : comma;
  return { text: text.slice(start, end), start, end };
}

function quotedField(text: string, start: number): Field {
  let end = text.indexOf('"', start);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) end = text.length;
  return { text: text.slice(start, end).replaceAll('""', '"'), start, end };
}

function readOptions(line: LogicalText, piece: FlagPiece, from: number): FlagOption[] {
  const sourceOf = (index: number): number => piece.sources[index] ?? piece.end;
  const spanOf = (start: number, end: number) => line.spanOf(sourceOf(start), end > start ? sourceOf(end - 1) + 1 : sourceOf(start));
  return fieldsOf(piece.text, from).map((field) => {
    const equals = field.text.indexOf("=");
    const keyEnd = equals < 0 ? field.end : field.start + equals;
    return {
      key: equals < 0 ? field.text : field.text.slice(0, equals),
      value: equals < 0 ? undefined : field.text.slice(equals + 1),
      span: spanOf(field.start, field.end),
      keySpan: spanOf(field.start, keyEnd),
      valueSpan: equals < 0 ? undefined : spanOf(keyEnd + 1, field.end),
    };
  });
}
