// The comment right above an instruction, or above one of its continued lines, and whether it gives a reason for what stands there.
import type { Instruction } from "../syntax/types";
import { lineStart } from "../text/lines";
import type { Dockerfile } from "./types";

/** Without such a word a comment says what is done, not why. */
const reason =
  /\b(?:because|since|so(?:\s+(?:that|it|we|they|the))?|in\s+order\s+to|otherwise|needs?|needed|requires?|required|must|has\s+to|have\s+to|allows?|cannot|can't|workaround|on\s+purpose|intentional(?:ly)?|deliberate(?:ly)?|injected|provided|supplied|passed|locally|as\s+root\s+to)\b/i;

/** The comment lines directly above the line at an offset. */
function linesAbove(text: string, at: number): readonly string[] {
  const lines: string[] = [];
  for (let end = lineStart(text, at) - 1; end > 0; ) {
    const start = lineStart(text, end);
    const line = text.slice(start, end).trim();
    if (!line.startsWith("#")) break;
    lines.unshift(line.replace(/^#+/, ""));
    end = start - 1;
  }
  return lines;
}

const textAbove = (text: string, at: number): string => linesAbove(text, at).join(" ");
const toTools = /^\s*(?:hadolint|dockwright-ignore|check|shellcheck|syntax|escape)\b.*[=:]/i;

/** What the comment lines directly above the line at an offset say to people. */
export const explanationAbove = ({ text }: Pick<Dockerfile, "text">, at: number): string =>
  linesAbove(text, at)
    .filter((line) => !toTools.test(line) && /\w/.test(line))
    .join(" ");

export const givesReason = (comment: string): boolean => reason.test(comment);

/** The comment lines directly above the line of an offset. */
export const commentOver = ({ text }: Pick<Dockerfile, "text">, at: number): string => textAbove(text, at);

export const commentAbove = ({ text }: Pick<Dockerfile, "text">, { span }: Instruction): string => textAbove(text, span.start);

/** There is a comment right above an instruction, or above the line of `at`, that is about this and gives a reason. */
export const isReasoned = ({ text }: Pick<Dockerfile, "text">, { span }: Instruction, about: RegExp, at: number = span.start): boolean =>
  [textAbove(text, at), textAbove(text, span.start)].some((comment) => givesReason(comment) && about.test(comment));
