// The command line of an instruction, which a shell reads unless it is a JSON array.
import { commandKeywords } from "../knowledge/instructions";
import type { Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";

/** Of RUN, CMD, ENTRYPOINT, and what HEALTHCHECK has behind CMD; undefined for all others. */
export function commandLineOf({ keyword, arguments: whole, healthcheck }: Instruction): LogicalText | undefined {
  if (!commandKeywords.includes(keyword)) return undefined;
  if (keyword !== "HEALTHCHECK") return whole;
  return healthcheck?.kind === "CMD" ? healthcheck.command : undefined;
}

/**
 * `RUN <<EOF` and nothing else: the builder itself reads the body, as a script of the shell in force or of its `#!`.
 * The quotes of the name do not matter then. Source: BuildKit's dispatchRun, ParseHeredoc.
 */
export function isHeredocScript({ keyword, heredocs, arguments: { span } }: Instruction): boolean {
  const [heredoc, second] = heredocs;
  if (keyword !== "RUN" || !heredoc || second) return false;
  return heredoc.openerSpan.start === span.start && heredoc.openerSpan.end === span.end;
}
