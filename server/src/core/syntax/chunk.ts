// One instruction cut out of the file, read once for its text; offsets count from its first character.
import type { LogicalText } from "../text/logicalText";
import type { Span } from "../text/span";
import { trimEnd } from "./blanks";
import { detached, textCache } from "./cache";
import { headExtent, type Lines, readLines } from "./head";
import { type Body, bodyText, type OpenersOfLine, openersOf, readBodies } from "./heredocs";
import { readJsonArray } from "./json";
import { takesHeredocs } from "./keywords";
import { type Parts, readParts } from "./parts";
import { problem } from "./problems";
import { type SplitLine, splitLine } from "./split";
import type { EscapeCharacter, Heredoc, ParseError } from "./types";

export interface Chunk {
  /** Upper case; `""` when the line holds nothing but continuations. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly span: Span;
  readonly line: LogicalText;
  readonly innerComments: readonly Span[];
  readonly blankLines: readonly Span[];
  readonly heredocs: readonly Heredoc[];
  readonly text: string;
  readonly split: SplitLine;
  readonly escapeChar: string;
  /** How many ONBUILD stand around it. */
  readonly depth: number;
  /** Errors of its heredocs. */
  readonly heredocErrors: readonly ParseError[];
  /** What was read when it was first asked for. */
  readonly memo: { arguments?: LogicalText; parts?: Parts; trigger?: Chunk; errors?: readonly ParseError[] };
}

/** An instruction's own lines, not yet with the bodies of its heredocs. */
interface Head {
  readonly text: string;
  readonly lines: Lines;
  readonly split: SplitLine;
  readonly openers: OpenersOfLine;
  /** The chunk, where there are no heredocs. */
  readonly chunk: Chunk | undefined;
}

const noErrors: readonly ParseError[] = [];
const noOpeners: OpenersOfLine = { openers: [], error: undefined };
/** ONBUILD inside ONBUILD is refused; deeper ones are not even looked at. */
const deepestTrigger = 8;

const heads = { "\\": textCache<Head>(5_000), "`": textCache<Head>(1_000) };
const chunks = { "\\": textCache<Chunk>(500), "`": textCache<Chunk>(100) };

export interface ReadChunk {
  readonly chunk: Chunk;
  /** Start of the line behind. */
  readonly next: number;
}

/** @param start offset of the first character of the instruction, not a blank. */
export function readChunk(text: string, start: number, escapeChar: EscapeCharacter): ReadChunk {
  const extent = headExtent(text, start, escapeChar);
  const head = headOf(text.slice(start, extent.end), escapeChar);
  if (head.chunk) return { chunk: head.chunk, next: extent.next };
  const found = readBodies(text, extent.next, head.openers.openers);
  const key = text.slice(start, found.end);
  const known = chunks[escapeChar].get(key);
  if (known) return { chunk: known, next: found.next };
  const own = detached(key);
  const bodies = readBodies(own, extent.next - start, head.openers.openers).bodies;
  const chunk = makeChunk(own, head, escapeChar, heredocsOf(own, head, bodies), own.length);
  chunks[escapeChar].set(own, chunk);
  return { chunk, next: found.next };
}

function headOf(key: string, escapeChar: EscapeCharacter): Head {
  const known = heads[escapeChar].get(key);
  if (known) return known;
  const text = detached(key);
  const lines = readLines(text, escapeChar);
  const split = splitLine(lines.line.text, escapeChar);
  const openers = acceptsHeredocs(lines.line.text, split, escapeChar) ? openersOf(lines.line.text) : noOpeners;
  const bare: Head = { text, lines, split, openers, chunk: undefined };
  const head = openers.openers.length > 0 ? bare : { ...bare, chunk: makeChunk(text, bare, escapeChar, [], undefined) };
  heads[escapeChar].set(text, head);
  return head;
}

/** RUN, COPY and ADD without a JSON array, and ONBUILD of these. */
function acceptsHeredocs(line: string, split: SplitLine, escapeChar: string): boolean {
  if (!line.includes("<<")) return false;
  const isTrigger = split.keyword.text.toUpperCase() === "ONBUILD";
  const own = isTrigger ? splitLine(line, escapeChar, split.argumentsStart, split.argumentsEnd) : split;
  if (!takesHeredocs.has(own.keyword.text.toUpperCase())) return false;
  return readJsonArray(line, own.argumentsStart, own.argumentsEnd).kind === "none";
}

function heredocsOf(text: string, head: Head, bodies: readonly Body[]): Heredoc[] {
  return head.openers.openers.map((opener, index) => {
    const body = bodies[index] ?? { bodySpan: { start: text.length, end: text.length }, closerSpan: undefined };
    return {
      name: opener.name,
      openerSpan: head.lines.line.spanOf(opener.start, opener.end),
      bodySpan: body.bodySpan,
      closerSpan: body.closerSpan,
      body: bodyText(text, body.bodySpan, opener.chomp),
      expand: opener.expand,
      chomp: opener.chomp,
      fd: opener.fd,
    };
  });
}

function headEnd(head: Head): number {
  if (head.lines.open) return head.text.length;
  const { line } = head.lines;
  return line.spanOf(0, trimEnd(line.text, 0, line.text.length)).end;
}

function makeChunk(text: string, head: Head, escapeChar: string, heredocs: readonly Heredoc[], end: number | undefined): Chunk {
  const { lines, split, openers } = head;
  const keywordSpan = lines.line.spanOf(split.keyword.start, split.keyword.end);
  return {
    keyword: split.keyword.text.toUpperCase(),
    keywordSpan,
    span: { start: keywordSpan.start, end: Math.max(end ?? headEnd(head), keywordSpan.end) },
    line: lines.line,
    innerComments: lines.comments,
    blankLines: lines.blankLines,
    heredocs,
    text,
    split,
    escapeChar,
    depth: 0,
    heredocErrors: openers === noOpeners ? noErrors : heredocErrors(lines.line, openers, heredocs),
    memo: {},
  };
}

function heredocErrors(line: LogicalText, { error }: OpenersOfLine, heredocs: readonly Heredoc[]): readonly ParseError[] {
  const errors = heredocs
    .filter((heredoc) => heredoc.closerSpan === undefined)
    .map((heredoc) => problem("unterminated-heredoc", heredoc.openerSpan, { name: heredoc.name }));
  if (error) errors.push(problem("invalid-heredoc-name", line.spanOf(error.start, error.end), { reason: error.message }));
  return errors;
}

/** Behind the flags. */
export function argumentsOf(chunk: Chunk): LogicalText {
  chunk.memo.arguments ??= chunk.line.slice(chunk.split.argumentsStart, chunk.split.argumentsEnd);
  return chunk.memo.arguments;
}

export function partsOf(chunk: Chunk): Parts {
  chunk.memo.parts ??= readParts(chunk.line, chunk.escapeChar, chunk.split);
  return chunk.memo.parts;
}

/** What ONBUILD holds. */
export function triggerOf(chunk: Chunk): Chunk | undefined {
  if (chunk.keyword !== "ONBUILD") return undefined;
  chunk.memo.trigger ??= readTrigger(chunk);
  return chunk.memo.trigger;
}

function readTrigger(chunk: Chunk): Chunk | undefined {
  const line = argumentsOf(chunk);
  if (line.text === "" || chunk.depth >= deepestTrigger) return undefined;
  const split = splitLine(line.text, chunk.escapeChar);
  const keywordSpan = line.spanOf(split.keyword.start, split.keyword.end);
  return {
    ...chunk,
    keyword: split.keyword.text.toUpperCase(),
    keywordSpan,
    span: { start: keywordSpan.start, end: chunk.span.end },
    line,
    innerComments: [],
    blankLines: [],
    split,
    depth: chunk.depth + 1,
    heredocErrors: noErrors,
    memo: {},
  };
}

export function errorsOf(chunk: Chunk): readonly ParseError[] {
  chunk.memo.errors ??= readErrors(chunk);
  return chunk.memo.errors;
}

function readErrors(chunk: Chunk): readonly ParseError[] {
  const own = partsOf(chunk).errors;
  const trigger = triggerOf(chunk);
  // BuildKit keeps a trigger of any name; it is looked up when a stage is built on this one. Source: parseSubCommand.
  const triggered = trigger ? errorsOf(trigger).filter((error) => error.code !== "unknown-instruction") : noErrors;
  if (own.length + triggered.length + chunk.heredocErrors.length === 0) return noErrors;
  return [...own, ...triggered, ...chunk.heredocErrors];
}
