// Text inside text: how much of it is read again, and where the decoded text of backticks stands.
import type { CommandExpansionPart, ProcessSubstitutionPart, Script, SyntaxNode } from "unbash";

/** Offset in the script's text of an offset that a node tells. Another one than identity only inside escaped backticks. */
export type Place = (offset: number) => number;

/**
 * Nested substitutions are read again at every level, so that reading all of them would cost depth × length.
 * Read as many characters as twice the text and a bit; a script that people write needs far less.
 */
const allowance = (length: number): number => 200_000 + 2 * length;
const readsAgain: ReadonlySet<SyntaxNode["type"]> = new Set<SyntaxNode["type"]>([
  "Word",
  "CommandExpansion",
  "ProcessSubstitution",
  "ArithmeticCommandExpansion",
  "ArithmeticExpansion",
  "ParameterExpansion",
  "HereDocBody",
]);

/** A substitution costs more than its characters. */
const scriptCost = 50;

/** Most words hold nothing that runs: no substitution, no variable. */
export const isPlainWord = (node: SyntaxNode): boolean => node.type === "Word" && !/[$`]|[<>]\(/.test(node.text);

/** Counts what is read again; `false` when it is too much. */
export function readingAllowance(length: number): (node: SyntaxNode) => boolean {
  let left = allowance(length);
  return (node) => {
    if (!readsAgain.has(node.type)) return true;
    left -= node.end - node.pos + ("script" in node ? scriptCost : 0);
    return left >= 0;
  };
}

/** Where the decoded text of an escaped backtick substitution stands: `` `echo \`a\`` `` is read as ``echo `a` ``. */
export function placeInBackticks(part: { readonly pos: number; readonly text: string }, decoded: string, outer: Place): Place {
  const places: number[] = [];
  let raw = 1;
  for (let at = 0; at < decoded.length; at++) {
    if (part.text[raw] === "\\" && (part.text[raw + 1] === "\\" || decoded[at] !== "\\")) raw++;
    places.push(outer(part.pos + Math.min(raw, part.text.length - 1)));
    raw++;
  }
  const end = outer(part.pos + Math.min(raw, part.text.length));
  return (offset) => places[offset] ?? end;
}

export const placeInside = (
  part: CommandExpansionPart | ProcessSubstitutionPart | (SyntaxNode & { text: string }),
  script: Script,
  outer: Place,
): Place => (script.source === undefined ? outer : placeInBackticks(part, script.source, outer));
