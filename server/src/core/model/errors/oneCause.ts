// Faults that follow from one mistake, told once: a comment behind an instruction, a heredoc where none is taken.
import type { Instruction, ParseError, SyntaxTree } from "../../syntax/types";
import { countBefore, firstOverlapping } from "../../text/sorted";
import { covers, overlaps, type Span } from "../../text/span";
import { strayHeredocs } from "../strayHeredocs";
import { trailingComments } from "../trailingComments";
import { problem } from "./problem";

/** Nothing is said of what the lines of such a heredoc are as instructions. */
function tellStrayHeredocs(tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] {
  const stray = strayHeredocs(tree);
  if (stray.length === 0) return errors;
  const told = stray.map(({ name, openerSpan }) => problem("stray-heredoc", openerSpan, { name }));
  const bodies = stray.map(({ bodySpan }) => bodySpan);
  const isInside = ({ span }: ParseError): boolean => {
    const body = bodies[firstOverlapping(bodies, span)];
    return body !== undefined && covers(body, span);
  };
  return [...told, ...errors.filter((error) => !isInside(error))];
}

interface Comments {
  readonly comments: readonly ParseError[];
  readonly spans: readonly Span[];
}

function commentsOf(instruction: Instruction, tree: SyntaxTree): Comments {
  const own = instruction.trigger ?? instruction;
  const comments = trailingComments(own, tree.escape).map(({ text }) =>
    problem("comment-behind-instruction", text.span, { keyword: own.keyword }),
  );
  return { comments, spans: comments.map(({ span }) => span) };
}

/** An error in the words of a comment is that of the comment; of several comments the first tells it. */
function tellComments(tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] {
  if (errors.length === 0 || !/[ \t\]]#/.test(tree.text)) return errors;
  const { instructions } = tree;
  const known = new Map<Instruction, Comments>();
  return errors.map((error) => {
    const at = countBefore(instructions.length, (index) => (instructions[index]?.span.start ?? 0) <= error.span.start) - 1;
    const instruction = instructions[at];
    if (!instruction) return error;
    const { comments, spans } = known.get(instruction) ?? commentsOf(instruction, tree);
    known.set(instruction, { comments, spans });
    const cause = comments[firstOverlapping(spans, error.span)];
    return cause && overlaps(cause.span, error.span) ? cause : error;
  });
}

/** Sorted by nothing, and the same may be there twice. */
export const withOneCause = (tree: SyntaxTree, errors: readonly ParseError[]): readonly ParseError[] =>
  tellComments(tree, tellStrayHeredocs(tree, errors));
