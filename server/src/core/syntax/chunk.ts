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
  /** As written. */
  readonly name: string;
  readonly keywordSpan: Span;
  readonly span: Span;
  readonly line: LogicalText;
  readonly innerComments: readonly Span[];
  readonly blankLines: readonly Span[];
  readonly heredocs: readonly Heredoc[];
  readonly text: string;
  /** Read when first asked for. */
  parts(): Parts;
  /** What ONBUILD holds. */
  trigger(): Chunk | undefined;
  errors(): readonly ParseError[];
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

const noOpeners: OpenersOfLine = { openers: [], error: undefined };
/** ONBUILD inside ONBUILD is refused; deeper ones are not even looked at. */
const deepestTrigger = 8;

const heads = { "\\": textCache<Head>(20_000), "`": textCache<Head>(2_000) };
const chunks = { "\\": textCache<Chunk>(2_000), "`": textCache<Chunk>(500) };

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
  const level = { line: lines.line, split, heredocs, end: end ?? headEnd(head), depth: 0, escapeChar, text };
  const own: ParseError[] = heredocs
    .filter((heredoc) => heredoc.closerSpan === undefined)
    .map((heredoc) => problem("unterminated-heredoc", heredoc.openerSpan, { name: heredoc.name }));
  if (openers.error) {
    const { message, start, end: errorEnd } = openers.error;
    own.push(problem("invalid-heredoc-name", lines.line.spanOf(start, errorEnd), { reason: message }));
  }
  return chunkOf(level, lines.comments, lines.blankLines, own);
}

interface Level {
  readonly text: string;
  readonly line: LogicalText;
  readonly split: SplitLine;
  readonly heredocs: readonly Heredoc[];
  readonly end: number;
  readonly depth: number;
  readonly escapeChar: string;
}

function chunkOf(level: Level, innerComments: readonly Span[], blankLines: readonly Span[], own: readonly ParseError[]): Chunk {
  const { line, split, escapeChar } = level;
  const { keyword } = split;
  const keywordSpan = line.spanOf(keyword.start, keyword.end);
  const parts = lazy(() => readParts(line, escapeChar, split));
  const trigger = lazy(() => triggerOf(level));
  return {
    keyword: keyword.text.toUpperCase(),
    name: keyword.text,
    keywordSpan,
    span: { start: keywordSpan.start, end: Math.max(level.end, keywordSpan.end) },
    line,
    innerComments,
    blankLines,
    heredocs: level.heredocs,
    text: level.text,
    parts,
    trigger,
    errors: lazy(() => [...parts().errors, ...triggerErrors(trigger()), ...own]),
  };
}

/** BuildKit keeps a trigger of any name; it is looked up when a stage is built on this one. Source: parseSubCommand. */
const triggerErrors = (trigger: Chunk | undefined): readonly ParseError[] =>
  trigger?.errors().filter((error) => error.code !== "unknown-instruction") ?? [];

function triggerOf(level: Level): Chunk | undefined {
  const { line, split, escapeChar, depth } = level;
  const { argumentsStart: start, argumentsEnd: end } = split;
  if (split.keyword.text.toUpperCase() !== "ONBUILD" || start === end || depth >= deepestTrigger) return undefined;
  const inner = line.slice(start, end);
  const text = inner.text;
  return chunkOf({ ...level, text, line: inner, split: splitLine(text, escapeChar), depth: depth + 1 }, [], [], []);
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
