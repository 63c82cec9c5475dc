// Whether a RUN has sudo when it calls it, and what installs it for these calls alone.
import { imageAt } from "../../image";
import { instructionText } from "../../model/instructionText";
import { packageInstalls } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import { lineStart } from "../../text/lines";
import { type FixEdit, remove, type Span } from "../../text/span";
import type { FileContext } from "../rule";

/** `buildDeps="gcc sudo make"`, for an install that names the variable. */
const inVariable = /\w=(?:"[^"]*|'[^']*)(?<![\w-])sudo(?![\w-])/;

/** It is there when the command runs: installed above it, in the same RUN too, or brought by the base image. */
export function hasSudo(file: FileContext, instruction: Instruction, at: Span): boolean {
  const stage = file.stageOf(instruction);
  if (stage && imageAt(file, file.facts, stage, instruction).program("sudo").is === "yes") return true;
  const installs = file.scripts(instruction).flatMap(packageInstalls);
  const above = installs.filter(({ invocation }) => invocation.command.span.start < at.start);
  if (above.some(({ packages }) => packages.some(({ name }) => name === "sudo"))) return true;
  return above.length > 0 && inVariable.test(file.text.slice(instruction.span.start, at.start));
}

const mentions = (text: string): number => text.match(/(?<![\w-])sudo(?![\w-])/g)?.length ?? 0;

const isElsewhere = (file: FileContext, instruction: Instruction): boolean =>
  file.instructions.some((each) => each.index !== instruction.index && /sudo/i.test(instructionText(each)));

/**
 * Takes sudo out of the packages of a RUN that installs it for its own calls.
 * @returns undefined: it is not installed here, or others use it; stays: it cannot be taken out of what installs it
 */
export function installEdit(file: FileContext, instruction: Instruction, calls: number): FixEdit | "stays" | undefined {
  const more = mentions(instructionText(instruction)) - calls;
  if (more <= 0 || isElsewhere(file, instruction)) return undefined;
  const named = file
    .scripts(instruction)
    .flatMap(packageInstalls)
    .flatMap(({ packages }) =>
      packages.flatMap(({ name, word }) => (name === "sudo" ? { span: word.span, isOnly: packages.length === 1 } : [])),
    );
  const [found] = named;
  if (!found) return inVariable.test(file.slice(instruction.span)) ? "stays" : undefined;
  if (more > 1 || found.isOnly || file.slice(found.span) !== "sudo") return "stays";
  const span = withBlanks(file, found.span);
  return span ? remove(span) : "stays";
}

/** The word with its line where it stands there alone, or with the blanks in front of it; undefined where a backslash above would lead nowhere. */
function withBlanks({ text }: FileContext, { start, end }: Span): Span | undefined {
  const line = lineStart(text, start);
  const rest = /^[ \t]*\\[ \t]*\r?\n/.exec(text.slice(end, end + 200))?.[0];
  const before = text.slice(line, start);
  if (rest !== undefined && before.trim() === "") return { start: line, end: end + rest.length };
  if (
    before.trim() === "" &&
    text
      .slice(end, end + 200)
      .split("\n", 1)[0]
      ?.trim() === ""
  )
    return undefined;
  return { start: line + before.trimEnd().length, end };
}
