// The tree of a file, and the tree after an edit: only lines that the edit touches are cut into instructions again.

import { countBefore } from "../text/sorted";
import type { Span, TextEdit } from "../text/span";
import { nextLine, skipSpaces, trimLineEnd } from "./blanks";
import { type Chunk, errorsOf as errorsOfChunk, readChunk } from "./chunk";
import { type Header, readHeader, textStart } from "./directives";
import { type CommentsAbove, instructionView } from "./instruction";
import { addOverlongLines } from "./overlong";
import { problem } from "./problems";
import { shiftError } from "./shifted";
import type { Comment, Instruction, ParseError, SyntaxTree } from "./types";

/** A comment line, or an instruction with all its lines. */
interface Item {
  /** The `#` or the instruction's first character. */
  readonly start: number;
  /** Start of the line behind. */
  readonly next: number;
  /** undefined: a comment. */
  readonly chunk: Chunk | undefined;
}

interface State {
  readonly header: Header;
  readonly items: readonly Item[];
}

/** What a tree was made from, so that an edit can start there. */
const states = new WeakMap<SyntaxTree, State>();

/** Never throws; a text that BuildKit refuses gives a tree with errors. */
export function parse(text: string): SyntaxTree {
  const header = readHeader(text);
  const items: Item[] = [];
  for (let at = textStart(text); at < text.length; ) at = readItem(text, at, header, items);
  return treeOf(text, { header, items });
}

/** Reads what stands at a line's start, adds it to the items (not a blank line) and gives the start of the line behind it. */
function readItem(text: string, at: number, header: Header, items: Item[]): number {
  const lineEnd = nextLine(text, at);
  const start = skipSpaces(text, at, lineEnd);
  if (start === lineEnd) return lineEnd;
  if (text[start] === "#") {
    items.push({ start, next: lineEnd, chunk: undefined });
    return lineEnd;
  }
  const { chunk, next } = readChunk(text, start, header.escape);
  items.push({ start, next, chunk });
  return next;
}

/** The tree of the text after one edit; gives what `parse` of the new text gives. */
export function update(tree: SyntaxTree, edit: TextEdit): SyntaxTree {
  const { span, newText } = edit;
  const text = tree.text.slice(0, span.start) + newText + tree.text.slice(span.end);
  const state = states.get(tree);
  const header = readHeader(text);
  if (!state || header.escape !== tree.escape) return parse(text);
  return treeOf(text, { header, items: itemsAfter(state.items, text, header, edit) });
}

function itemsAfter(old: readonly Item[], text: string, header: Header, { span, newText }: TextEdit): Item[] {
  const kept = firstIndex(old, (item) => item.next >= span.start);
  const items = old.slice(0, kept);
  const by = newText.length - (span.end - span.start);
  const editEnd = span.start + newText.length;
  let at = kept > 0 ? (old[kept - 1]?.next ?? 0) : textStart(text);
  let follower = kept;
  while (at < text.length) {
    // A line's start behind the edit that was not inside an item before: from here on nothing has changed.
    while (follower < old.length && (old[follower]?.start ?? 0) + by < at) follower++;
    if (at > editEnd && (follower === 0 || (old[follower - 1]?.next ?? 0) + by <= at)) break;
    at = readItem(text, at, header, items);
  }
  if (at < text.length) for (const item of old.slice(follower)) items.push(moved(item, by));
  return items;
}

const moved = (item: Item, by: number): Item => (by === 0 ? item : { start: item.start + by, next: item.next + by, chunk: item.chunk });

/** Index of the first item for which the condition holds; it holds for all behind it. */
const firstIndex = (items: readonly Item[], holds: (item: Item) => boolean): number =>
  countBefore(items.length, (index) => {
    const item = items[index];
    return item !== undefined && !holds(item);
  });

function treeOf(text: string, state: State): SyntaxTree {
  let instructions: readonly Instruction[] | undefined;
  let comments: readonly Comment[] | undefined;
  let errors: readonly ParseError[] | undefined;
  const tree: SyntaxTree = {
    text,
    escape: state.header.escape,
    directives: state.header.directives,
    get instructions() {
      instructions ??= instructionsOf(text, state);
      return instructions;
    },
    get comments() {
      comments ??= commentsIn(text, state, 0, state.items.length);
      return comments;
    },
    get errors() {
      errors ??= errorsOf(text, state);
      return errors;
    },
  };
  states.set(tree, state);
  return tree;
}

function instructionsOf(text: string, state: State): Instruction[] {
  const result: Instruction[] = [];
  const above: CommentsAbove = (place) => commentsAbove(text, state, place);
  for (let place = 0; place < state.items.length; place++) {
    const item = state.items[place];
    if (item?.chunk && item.chunk.keyword !== "") result.push(instructionView(item.chunk, item.start, result.length, place, above));
  }
  return result;
}

/** BuildKit forgets the comments above an empty one. */
function commentsAbove(text: string, state: State, place: number): readonly Comment[] {
  let first = place;
  while (first > 0 && !state.items[first - 1]?.chunk) first--;
  const comments = commentsIn(text, state, first, place);
  const empty = comments.findLastIndex((comment) => comment.text.trim() === "");
  return comments.slice(empty + 1);
}

function commentsIn(text: string, { header, items }: State, from: number, to: number): Comment[] {
  const result: Comment[] = [];
  for (let place = from; place < to; place++) {
    const item = items[place];
    if (!item || item.chunk || header.directives.some((directive) => directive.span.start === item.start)) continue;
    const span: Span = { start: item.start, end: trimLineEnd(text, item.start, item.next) };
    result.push({ text: text.slice(item.start + 1, span.end), span });
  }
  return result;
}

function errorsOf(text: string, state: State): ParseError[] {
  const errors = [...state.header.errors];
  let lineStart = 0;
  let empty = true;
  for (const { chunk, start, next } of state.items) {
    addOverlongLines(text, lineStart, next, errors);
    lineStart = next;
    if (!chunk) continue;
    empty = false;
    for (const error of errorsOfChunk(chunk)) errors.push(shiftError(error, start));
  }
  addOverlongLines(text, lineStart, text.length, errors);
  if (empty) errors.push(problem("no-instructions", { start: 0, end: 0 }));
  return errors.sort((a, b) => a.span.start - b.span.start);
}
