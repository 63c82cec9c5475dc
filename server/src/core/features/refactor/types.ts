// What a refactoring is: a change that a person asks for at a place, worked out from the current model.
import type { Facts } from "../../facts";
import type { Message } from "../../lint/types";
import type { Dockerfile } from "../../model/types";
import type { Span, TextEdit } from "../../text/span";

export type RefactorKind = "refactor.rewrite" | "refactor.extract" | "refactor.inline";

export interface Refactoring {
  /** Stable; with the place it names an offer. */
  readonly id: string;
  readonly kind: RefactorKind;
  readonly title: Message;
  /** It may change what the image does: an editor shows it before it is applied, if it can. */
  readonly review: boolean;
  edits(): readonly TextEdit[];
}

/** undefined where it would not be right. @param at the selection; empty for a cursor */
export type FindRefactoring = (doc: Dockerfile, at: Span, facts: Facts) => Refactoring | undefined;

export const titled = (template: string, values: Message["values"] = {}): Message => ({ template, values });
