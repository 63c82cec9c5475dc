// Quick fix: a shell that tells when any command of a pipe has failed.
import { lineIntoHeredoc, linesAbove, prependCommand } from "../../edits";
import { baseBrings } from "../../image";
import { standsAlone } from "../../model/onbuild";
import { takesPipefail } from "../../shell/dialect";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { covers, type TextEdit } from "../../text/span";
import type { InstructionContext } from "../rule";

/** `set -o pipefail` where the shell knows it, else bash where the base image has it. */
export function switchPipefail(
  instruction: Instruction,
  script: ShellScript,
  context: InstructionContext,
): { by: "set" | "shell"; edits(): readonly TextEdit[] } | undefined {
  const { dialect } = script;
  const [body] = instruction.heredocs;
  if (takesPipefail(dialect, context.stage)) {
    if (instruction.form !== "shell" || instruction.heredocs.length > 1) return undefined;
    const inBody = body && covers(body.bodySpan, script.source.span) ? body : undefined;
    return {
      by: "set",
      edits: () => [inBody ? lineIntoHeredoc(context.file, inBody, "set -o pipefail") : prependCommand(instruction, "set -o pipefail &&")],
    };
  }
  if (dialect !== "dash" || !baseBrings(context.stage, "bash") || !standsAlone(instruction, context.stage)) return undefined;
  return { by: "shell", edits: () => [linesAbove(context.file, instruction, ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]'])] };
}
