// The command lines that BuildKit and hadolint want to be arrays, whatever the shell makes of them.
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

export interface CommandLine {
  readonly instruction: Instruction;
  readonly at: Span;
  /** As a reader knows it. */
  readonly keyword: string;
}

/** Of ENTRYPOINT and CMD where no SHELL was chosen; hadolint takes health checks in. */
export function* commandLines(file: FileContext): Iterable<CommandLine> {
  for (const instruction of file.each("ENTRYPOINT", "CMD")) {
    const { form, keyword, arguments: line } = instruction;
    if (form !== "shell" || line.text === "" || file.scopeBefore(instruction).shell !== undefined) continue;
    yield { instruction, at: line.span, keyword };
  }
  if (!file.options.strict) return;
  for (const instruction of file.each("HEALTHCHECK")) {
    const { form, healthcheck } = instruction;
    if (form !== "shell" || healthcheck?.kind !== "CMD" || healthcheck.command.text === "") continue;
    yield { instruction, at: healthcheck.command.span, keyword: "HEALTHCHECK CMD" };
  }
}
