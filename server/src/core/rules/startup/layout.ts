// How a line that a fix adds is to look in this file.
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";

export const lineEnd = ({ text }: Pick<Dockerfile, "text">): string => (text.includes("\r\n") ? "\r\n" : "\n");

export const lineStart = ({ text }: Pick<Dockerfile, "text">, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

/** Lower case where the instruction beside it is. */
export function keywordLike(beside: Instruction | undefined, file: Pick<Dockerfile, "slice">, keyword: string): string {
  const written = beside && file.slice(beside.keywordSpan);
  return written !== undefined && written === written.toLowerCase() ? keyword.toLowerCase() : keyword;
}
