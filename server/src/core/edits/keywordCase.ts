// Keywords that an edit writes: in lower case where the instruction beside them is.
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";

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
