// Where a script cannot be read, as something that can be underlined: from the token to the end of its line.
import type { LogicalText } from "../text/logicalText";
import type { Span } from "../text/span";

/** Behind the last unit of the line of the file that `from` stands on; a line is continued where the text is not. */
function endOfLine({ text, offsetAt }: LogicalText, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== "\n" && offsetAt(at) === offsetAt(at - 1) + 1) at++;
  return from + text.slice(from, at).trimEnd().length;
}

/** @param at in the text; where nothing follows, the last word is what is not ended. */
export function errorSpan(source: LogicalText, at: number): Span {
  const { text } = source;
  const blanks = /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
  const start = at + blanks < text.length ? at + blanks : text.trimEnd().search(/\S+$/);
  return start < 0 ? source.span : source.spanOf(start, Math.max(endOfLine(source, start), start + 1));
}
