// Heredocs: which words of a line open one, and where their bodies end.
import { type LogicalText, logicalText, type Segment } from "../text/logicalText";
import type { Span } from "../text/span";
import { nextLine, trimLineEnd } from "./blanks";
import { lex } from "./lex";

/** A word such as `<<EOF`; indices count in the logical line. */
export interface Opener {
  readonly name: string;
  readonly chomp: boolean;
  readonly expand: boolean;
  readonly fd: number;
  readonly start: number;
  readonly end: number;
}

export interface OpenersOfLine {
  readonly openers: readonly Opener[];
  readonly error: { readonly message: string; readonly start: number; readonly end: number } | undefined;
}

const unset = (): undefined => undefined;
/** BuildKit reads heredoc words with a backslash, whatever the file's escape character is. */
const backslash = "\\";
const none: OpenersOfLine = { openers: [], error: undefined };
const countQuotes = (text: string): number => text.replace(/[^'"]/g, "").length;

/** A line with unbalanced quotes or a bad substitution has none, as in BuildKit. */
export function openersOf(line: string): OpenersOfLine {
  if (!line.includes("<<")) return none;
  const openers: Opener[] = [];
  for (const word of lex(line, unset, { escape: backslash, rawQuotes: true, rawEscapes: true, keepUnset: true }).words) {
    const [mark, fd = "", dash = ""] = /^(\d*)<<(-?)/.exec(word.text) ?? [];
    if (mark === undefined) continue;
    const rest = word.text.slice(mark.length).replace(/^[\t\n\f\r ]+/, "");
    if (rest === "" || rest.includes("<")) continue;
    const bare = lex(rest, unset, { escape: backslash, keepUnset: true });
    const raw = lex(rest, unset, { escape: backslash, rawQuotes: true, keepUnset: true });
    if (bare.error !== undefined) return { openers, error: { message: bare.error, start: word.start, end: word.end } };
    const [name] = bare.words;
    if (bare.words.length !== 1 || name === undefined || raw.words.length !== 1) continue;
    const expand = countQuotes(name.text) === countQuotes(raw.words[0]?.text ?? "");
    openers.push({ name: name.text, chomp: dash === "-", expand, fd: Number(fd), start: word.start, end: word.end });
  }
  return { openers, error: undefined };
}

export interface Body {
  readonly bodySpan: Span;
  /** The closing name's line without its line end, tabs in front of it left out; undefined when the file ends first. */
  readonly closerSpan: Span | undefined;
}

export interface Bodies {
  readonly bodies: readonly Body[];
  /** Behind the last closing name, without its line end. */
  readonly end: number;
  /** Start of the line behind. */
  readonly next: number;
}

/** @param from start of the first body line. */
export function readBodies(text: string, from: number, openers: readonly Opener[]): Bodies {
  const bodies: Body[] = [];
  let at = from;
  let end = from;
  for (const opener of openers) {
    const body = readBody(text, at, opener);
    bodies.push(body);
    end = body.closerSpan?.end ?? text.length;
    at = body.closerSpan ? nextLine(text, end) : text.length;
  }
  return { bodies, end, next: at };
}

function readBody(text: string, from: number, opener: Opener): Body {
  for (let at = from; at < text.length; ) {
    const next = nextLine(text, at);
    const end = trimLineEnd(text, at, next);
    let start = at;
    if (opener.chomp) while (text[start] === "\t" && start < end) start++;
    if (end - start === opener.name.length && text.startsWith(opener.name, start)) {
      return { bodySpan: { start: from, end: at }, closerSpan: { start, end } };
    }
    at = next;
  }
  return { bodySpan: { start: from, end: text.length }, closerSpan: undefined };
}

/** The body as the builder hands it on: with `<<-` every line loses its leading tabs. */
export function bodyText(text: string, body: Span, chomp: boolean): LogicalText {
  if (!chomp) {
    const whole = text.slice(body.start, body.end);
    return logicalText(whole, [{ logical: 0, source: body.start, length: whole.length }], body.start);
  }
  const segments: Segment[] = [];
  let result = "";
  for (let at = body.start; at < body.end; ) {
    const next = Math.min(nextLine(text, at), body.end);
    let start = at;
    while (text[start] === "\t" && start < next) start++;
    segments.push({ logical: result.length, source: start, length: next - start });
    result += text.slice(start, next);
    at = next;
  }
  return logicalText(result, segments, body.start);
}
