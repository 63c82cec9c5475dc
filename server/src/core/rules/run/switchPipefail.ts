// Quick fix: a shell that tells when any command of a pipe has failed.
import { blockOf, lineIntoHeredoc, linesAbove, prependCommand, type Written } from "../../edits";
import { baseBrings } from "../../image";
import { standsAlone } from "../../model/onbuild";
import { takesPipefail } from "../../shell/dialect";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { lineStart } from "../../text/lines";
import { covers, type TextEdit } from "../../text/span";
import type { InstructionContext } from "../rule";
import { isDistributionOpen } from "./openDistribution";

/** With a blank line behind it where one stands in front of it. */
function shellAbove(file: Written, run: Instruction): TextEdit {
  const { text } = file;
  const { start } = blockOf(file, run);
  const isApart = start > 0 && text.slice(lineStart(text, start - 1), start).trim() === "";
  return linesAbove(file, run, ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]', ...(isApart ? [""] : [])]);
}

/** `set -o pipefail` where the shell knows it, else bash where the base image has it. @param ends -e, too: `set -eo pipefail` */
export function switchPipefail(
  instruction: Instruction,
  script: ShellScript,
  context: Pick<InstructionContext, "scope" | "stage" | "file">,
  ends = false,
): { by: "set" | "shell"; set: string; edits(): readonly TextEdit[] } | undefined {
  const { dialect } = script;
  const set = ends ? "set -eo pipefail" : "set -o pipefail";
  const [body] = instruction.heredocs;
  // What the file's own SHELL names is there wherever it is built.
  if (!context.scope.shell && isDistributionOpen(instruction, context.stage)) return undefined;
  if (takesPipefail(dialect, context.stage)) {
    if (instruction.form !== "shell" || instruction.heredocs.length > 1) return undefined;
    const inBody = body && covers(body.bodySpan, script.source.span) ? body : undefined;
    return {
      by: "set",
      set,
      edits: () => [inBody ? lineIntoHeredoc(context.file, inBody, set) : prependCommand(instruction, set + (ends ? ";" : " &&"))],
    };
  }
  if (dialect !== "dash" || !baseBrings(context.stage, "bash") || !standsAlone(instruction, context.stage)) return undefined;
  return { by: "shell", set, edits: () => [shellAbove(context.file, instruction)] };
}
