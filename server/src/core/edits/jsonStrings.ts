// Words put among the strings of a JSON array, or in their place.
import { toJsonArray } from "../shell/words";
import { insert, replace, type Span, type TextEdit } from "../text/span";

/** The strings without the brackets. */
const strings = (words: readonly string[]): string => toJsonArray(words).slice(1, -1);

export const stringsBefore = (at: Span, words: readonly string[]): TextEdit => insert(at.start, `${strings(words)}, `);
export const stringsBehind = (at: Span, words: readonly string[]): TextEdit => insert(at.end, `, ${strings(words)}`);
/** @param at from the first string to the last, quotes included */
export const stringsInstead = (at: Span, words: readonly string[]): TextEdit => replace(at, strings(words));
