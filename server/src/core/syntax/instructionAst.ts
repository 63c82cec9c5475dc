// The only place that knows dockerfile-ast: the words of one instruction as that parser sees them, checked before they are used.
import { DockerfileParser } from "dockerfile-ast";
import { isSeparator } from "./blanks";
import type { Piece } from "./split";

/** Longer lines, in UTF-16 code units, are left to our own reading: dockerfile-ast walks a line once for each of its words. */
const longestLine = 2_000;

/**
 * Arguments behind the flags, with offsets in `line`. The line is one logical line: continuations, comments inside and heredoc
 * bodies are gone, which are the texts that dockerfile-ast fails on. undefined where it sees other words than white space parts.
 */
export function wordsByAst(line: string, start: number, end: number): readonly Piece[] | undefined {
  // A heredoc opener would make it look for a body; a flag's value may hold what it takes for a word.
  if (line.length > longestLine || line.includes("<<") || line.includes("\n") || line.includes("\r")) return undefined;
  const pieces = argumentsOf(line);
  return pieces && areAllWords(pieces, line, start, end) ? pieces : undefined;
}

/** dockerfile-ast has thrown on odd texts before; then our own reading counts, for parsing never fails. */
function argumentsOf(line: string): readonly Piece[] | undefined {
  try {
    const [instruction] = DockerfileParser.parse(line).getInstructions();
    return instruction?.getArguments().map((argument) => {
      const { start, end } = argument.getRange();
      return { text: line.slice(start.character, end.character), start: start.character, end: end.character };
    });
  } catch {
    return undefined;
  }
}

/** The pieces are the text between the offsets, cut at its white space and nowhere else. */
function areAllWords(pieces: readonly Piece[], line: string, start: number, end: number): boolean {
  let at = start;
  for (const piece of pieces) {
    const gap = piece.start - at;
    if (gap < 0 || piece.end > end || piece.end <= piece.start || (at > start && gap === 0)) return false;
    for (; at < piece.start; at++) if (!isSeparator(line.charCodeAt(at))) return false;
    for (; at < piece.end; at++) if (isSeparator(line.charCodeAt(at))) return false;
  }
  for (; at < end; at++) if (!isSeparator(line.charCodeAt(at))) return false;
  return true;
}
