// Keywords that an edit writes: in lower case where the instruction beside them is.
import type { Dockerfile } from "../model/types";
import { logicalAt } from "../syntax";
import type { Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";
import { replace, type TextEdit } from "../text/span";

/** The keyword's letters as the builder joins them: lines may be continued inside it, with comments between. */
export const writtenKeyword = ({ line, keywordSpan }: Instruction): LogicalText => logicalAt(line, keywordSpan);

/** The letters alone are written anew, what stands between them stays. @param wanted as long as what is written */
export function writeLetters(written: LogicalText, wanted: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let start = 0, end = 1; end <= wanted.length; end++) {
    if (end < wanted.length && written.offsetAt(end) === written.offsetAt(start) + end - start) continue;
    edits.push(replace(written.spanOf(start, end), wanted.slice(start, end)));
    start = end;
  }
  return edits;
}

export function keywordLike(file: Pick<Dockerfile, "slice">, beside: Instruction, keyword: string): string {
  const written = file.slice(beside.keywordSpan);
  return written === written.toLowerCase() ? keyword.toLowerCase() : keyword;
}

/** @param line of a Dockerfile, its keyword first and in upper case; anything else stays as it is */
export function lineLike(file: Pick<Dockerfile, "slice">, beside: Instruction, line: string): string {
  const [keyword] = /^[A-Z]+(?= )/.exec(line) ?? [];
  if (keyword === undefined) return line;
  const rest = line.slice(keyword.length);
  const named = keyword === "FROM" ? rest.replace(/ AS (?=\S+$)/, ` ${keywordLike(file, beside, "AS")} `) : rest;
  return keywordLike(file, beside, keyword) + named;
}
