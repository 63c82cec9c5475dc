// Faults that follow from one mistake, told once: a comment behind an instruction, a heredoc where none is taken.
import type { Instruction, ParseError, SyntaxTree } from "../../syntax/types";
import { covers, overlaps } from "../../text/span";
import { strayHeredocs } from "../strayHeredocs";
import { trailingComments } from "../trailingComments";
import { problem } from "./problem";

/** Nothing is said of what the lines of such a heredoc are as instructions. */
function tellStrayHeredocs(tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] {
  const stray = strayHeredocs(tree);
  if (stray.length === 0) return errors;
  const told = stray.map(({ name, openerSpan }) => problem("stray-heredoc", openerSpan, { name }));
  return [...told, ...errors.filter(({ span }) => !stray.some(({ bodySpan }) => covers(bodySpan, span)))];
}

function commentsOf(instruction: Instruction, tree: SyntaxTree): readonly ParseError[] {
  const own = instruction.trigger ?? instruction;
  return trailingComments(own, tree.escape).map(({ text }) => problem("comment-behind-instruction", text.span, { keyword: own.keyword }));
}

/** An error in the words of a comment is that of the comment. */
function tellComments(tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] {
  if (errors.length === 0 || !/[ \t\]]#/.test(tree.text)) return errors;
  const wrong = tree.instructions.filter(({ span }) => errors.some((error) => overlaps(error.span, span)));
  const comments = wrong.flatMap((instruction) => commentsOf(instruction, tree));
  if (comments.length === 0) return errors;
  return errors.flatMap((error) => {
    const causes = comments.filter(({ span }) => overlaps(span, error.span));
    return causes.length > 0 ? causes : [error];
  });
}

/** Sorted by nothing, and the same may be there twice. */
export const withOneCause = (tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] =>
  tellComments(tree, tellStrayHeredocs(tree, errors));
