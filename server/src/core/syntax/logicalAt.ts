// From a place in the file back to the logical text that stands there.
import type { LogicalText } from "../text/logicalText";
import { countBefore } from "../text/sorted";
import type { Span } from "../text/span";

/** Index in the logical text of the first unit at or behind a file offset. */
export const indexAt = (line: LogicalText, offset: number): number =>
  countBefore(line.text.length, (index) => line.offsetAt(index) < offset);

/** The part of `line` that stands in a file span, such as a word's: to map offsets inside the word over continuations. */
export const logicalAt = (line: LogicalText, at: Span): LogicalText => line.slice(indexAt(line, at.start), indexAt(line, at.end));
