// The edits that put an install in front of the COPY above it: each comment stays above what it speaks of, blank lines stay between.
import { blockOf, linesAbove, removeBlock } from "../../edits";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { lineStart } from "../../text/lines";
import { span, type TextEdit } from "../../text/span";

export interface MovedInstall {
  readonly copy: Instruction;
  readonly run: Instruction;
  /** What copies the lists of dependencies. */
  readonly copied: readonly string[];
  readonly workdirs: readonly Instruction[];
  /** The RUN as it comes to stand. */
  readonly line: string;
  /** Takes the command out of its RUN; undefined: nothing of that is left. */
  readonly taken: readonly TextEdit[] | undefined;
}

/** Comments directly above an instruction, one a line. */
function commentsAbove(file: Dockerfile, instruction: Instruction): readonly string[] {
  const above = file.slice(span(blockOf(file, instruction).start, instruction.span.start));
  return above.split(/\r?\n/).flatMap((line) => line.trim() || []);
}

const ofInstall = /\b(?:install|dependenc|requirements|npm|yarn|pnpm|bun|pip|poetry|composer|bundler?\b|gems?\b)/i;
/** It is for the line below it. */
const directive = /^#\s*(?:hadolint|dockwright|check|syntax|escape|checkov|trivy|kics)\b/i;

/** The comment above the COPY is the heading of what is installed. */
const headsInstall = (comments: readonly string[]): boolean =>
  comments.some((comment) => ofInstall.test(comment)) && !comments.some((comment) => directive.test(comment));

const hasBlank = (text: string): boolean => /\n[ \t]*\r?\n/.test(text);

export function moveInstall(file: Dockerfile, { copy, run, copied, workdirs, line, taken }: MovedInstall): readonly TextEdit[] {
  const withComments = (instruction: Instruction, text: string): readonly string[] => [...commentsAbove(file, instruction), text];
  const above = commentsAbove(file, copy);
  const isSpaced = hasBlank(file.slice(span(copy.span.start, run.span.start)));
  const isHeading = headsInstall(above);
  const gap = isSpaced ? [""] : [];
  const lines = [
    ...copied,
    ...workdirs.flatMap((workdir) => withComments(workdir, file.slice(workdir.span))),
    ...(copied.length > 0 || workdirs.length > 0 ? gap : []),
    ...(taken ? [line] : withComments(run, line)),
    ...(isSpaced || (above.some((comment) => !directive.test(comment)) && !isHeading) ? [""] : []),
  ];
  const put = linesAbove(file, copy, lines);
  const at = lineStart(file.text, copy.span.start);
  const moved = workdirs.map((workdir) => removeBlock(file, workdir));
  return [isHeading ? { ...put, span: span(at, at) } : put, ...moved, ...(taken ?? [removeBlock(file, run)])];
}
