// The lines of /etc/sudoers that a file writes and that ask for no password.
import { instructionText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { lineStart } from "../../text/lines";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

export interface PasswordlessRule {
  readonly at: Span;
  readonly instruction: Instruction;
  readonly command: string;
}

const inComment = (file: FileContext, instruction: Instruction, offset: number): boolean =>
  instruction.innerComments.some(({ span }) => span.start <= offset && offset < span.end) ||
  /^[ \t]*#/.test(file.text.slice(lineStart(file.text, offset), offset));

/** `NOPASSWD: ALL` in what is written to the sudoers, with the command that it is for. */
export function* passwordlessRules(file: FileContext): Iterable<PasswordlessRule> {
  const { text } = file;
  for (let start = text.indexOf("NOPASSWD"); start >= 0; start = text.indexOf("NOPASSWD", start + 1)) {
    const instruction = file.instructionAt(start);
    if (!instruction || !/^(?:RUN|COPY|ADD)$/.test(instruction.keyword) || inComment(file, instruction, start)) continue;
    if (!text.slice(instruction.span.start, instruction.span.end).includes("sudoers")) continue;
    const [whole, command = ""] = /^NOPASSWD[ \t]*:[ \t]*([^\s"'\\,;&|>]*)/.exec(text.slice(start, start + 200)) ?? [];
    if (whole !== undefined) yield { at: { start, end: start + whole.length }, instruction, command };
  }
}

/** How far below what takes it back is looked for. */
const furthest = 100;

/** A later command takes the rule or sudo away. */
export const isTakenBack = (file: FileContext, stage: Stage, { instruction, at }: PasswordlessRule): boolean =>
  stage.instructions
    .filter(({ keyword, index }) => keyword === "RUN" && index >= instruction.index)
    .slice(0, furthest)
    .some((run) => {
      const text = file.text.slice(run === instruction ? at.end : run.span.start, run.span.end);
      return /\brm\s[^;&|]*\/etc\/sudoers|NOPASSWD[^;&|]*\/d\b|\b(?:remove|purge|del)\b[^;&|]*\bsudo\b/.test(text);
    });

/** Its server of ssh lets people in, who work with sudo as on any other machine. */
const letsPeopleIn = /\bopenssh-server\b|\bsshd\b|\bservice\s+ssh\b|\bssh-keygen\s+-A\b/;

export const isLoggedInto = (stage: Stage): boolean =>
  lineage(stage).some(({ instructions }) =>
    instructions.some((each) => /^(?:RUN|CMD|ENTRYPOINT)$/.test(each.keyword) && letsPeopleIn.test(instructionText(each))),
  );
