// What completion hands out, and what its parts share.
import type { Dockerfile } from "../../model/types";
import type { Span } from "../../text/span";

export type CompletionKind = "keyword" | "flag" | "option" | "value" | "stage" | "variable" | "directive" | "template";

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line without Markdown; empty where there is nothing to say. */
  readonly detail: string;
  /** Takes the place of the list's `span`. */
  readonly newText: string;
  /** Markdown, made only for the item that is looked at. */
  readonly documentation?: () => string;
}

export interface CompletionList {
  /** What is typed already and will be replaced. */
  readonly span: Span;
  readonly items: readonly CompletionItem[];
}

/** A part of completion: undefined where the place is not its business, an empty list where nothing is to be offered. */
export type CompletionSource = (doc: Dockerfile, offset: number) => CompletionList | undefined;

export const plain = (markdown: string): string => markdown.replaceAll("`", "");

/** The run of characters in front of the offset, and behind it, that match. @param character tested one by one. */
export function runAround(text: string, offset: number, character: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && character.test(text[start - 1] ?? "")) start--;
  while (end < text.length && character.test(text[end] ?? "")) end++;
  return { start, end };
}
