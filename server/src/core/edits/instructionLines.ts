// Lines of their own above and below an instruction, one in its place, and an instruction taken away with its lines.
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import { lineEnd, lineStart, nextLine } from "../text/lines";
import { insert, replace, type Span, span, type TextEdit } from "../text/span";
import { lineLike } from "./keywordCase";
import { removeLines } from "./lines";

/** A Dockerfile as far as an edit looks at it. */
export type Written = Pick<Dockerfile, "text" | "tree" | "instructions" | "slice">;

/** The ONBUILD around a body, else the instruction itself. */
const wholeOf = (file: Written, instruction: Instruction): Instruction => file.instructions[instruction.index] ?? instruction;

/** Start of the first comment line directly above, else of the instruction's own line. */
function startWithComments({ text }: Written, instruction: Instruction): number {
  let start = lineStart(text, instruction.span.start);
  for (const comment of instruction.comments.toReversed()) {
    const between = text.slice(comment.span.end, start);
    if (between.trim() !== "" || (between.match(/\n/g)?.length ?? 0) > 1) break;
    start = lineStart(text, comment.span.start);
  }
  return start;
}

/** The instruction's lines and those of the comments directly above it, with the last line end. */
export function blockOf(file: Written, instruction: Instruction): Span {
  const whole = wholeOf(file, instruction);
  return span(startWithComments(file, whole), nextLine(file.text, whole.span.end));
}

/** Indented and with keywords as another instruction; beside a body of ONBUILD they are bodies, too. */
function written(file: Written, lines: readonly string[], like: Instruction): readonly string[] {
  const whole = wholeOf(file, like);
  const indent = file.text.slice(lineStart(file.text, whole.span.start), whole.span.start);
  const lead = whole === like ? "" : `${file.slice(whole.keywordSpan)} `;
  return lines.map((line) => (line === "" ? "" : indent + lead + lineLike(file, like, line)));
}

/**
 * In front of an instruction and of its comments, which stay with it: one of them may silence a rule there.
 * @param lines keywords in upper case; an empty one is a blank line
 */
export function linesAbove(file: Written, instruction: Instruction, lines: readonly string[]): TextEdit {
  const at = startWithComments(file, wholeOf(file, instruction));
  const eol = lineEnd(file.text, at);
  const text = written(file, lines, instruction).map((line) => line + eol);
  return insert(at, text.join(""));
}

/** @param lines keywords in upper case; an empty one is a blank line. @param like the instruction whose layout they take over */
export function linesBelow(file: Written, instruction: Instruction, lines: readonly string[], like: Instruction = instruction): TextEdit {
  const { end } = wholeOf(file, instruction).span;
  const eol = lineEnd(file.text, end);
  const at = nextLine(file.text, end);
  const text = written(file, lines, like);
  // A file without a line end at its end stays one.
  return file.text[at - 1] === "\n"
    ? insert(at, text.map((line) => line + eol).join(""))
    : insert(at, text.map((line) => eol + line).join(""));
}

/** Another instruction in the place of this one. @param line its keyword in upper case */
export const lineInstead = (file: Written, instruction: Instruction, line: string): TextEdit =>
  replace(instruction.span, lineLike(file, instruction, line));

/** Takes an instruction away, the ONBUILD around it too. Comments above it stay: they may be about more than it. */
export const removeInstruction = (file: Written, instruction: Instruction): TextEdit =>
  removeLines(file.text, wholeOf(file, instruction).span);

/** Takes an instruction away with the comments directly above it, to put all of it somewhere else. */
export function removeBlock(file: Written, instruction: Instruction): TextEdit {
  const whole = wholeOf(file, instruction);
  return removeLines(file.text, span(startWithComments(file, whole), whole.span.end));
}

const startsContainer = ({ keyword }: Instruction): boolean => keyword === "CMD" || keyword === "ENTRYPOINT";

/** What would be run by another user, or set one, behind a line above the start command. */
const dependsOnUser = ({ keyword }: Instruction): boolean => /^(?:RUN|COPY|ADD|USER)$/.test(keyword);

/** In front of a stage's start command, or at the end of the stage where something is still built behind that, or there is none. */
export function linesBeforeStart(file: Written, stage: Stage, lines: readonly string[]): TextEdit {
  const at = stage.instructions.findIndex(startsContainer);
  const start = stage.instructions[at];
  if (start && !stage.instructions.slice(at).some(dependsOnUser)) return linesAbove(file, start, lines);
  return linesBelow(file, stage.instructions.at(-1) ?? stage.from, lines);
}
