// Quick fix: pipefail for one pipe alone, in a shell of its own.
import { followedBy, inPipe } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import { insert, type TextEdit } from "../../text/span";

const set = "set -o pipefail && ";

/** `(set -o pipefail && a | b)`; in `$(a | b)`, which is a shell of its own, without parentheses. undefined: there is more in that. */
export function wrapPipe(script: ShellScript, first: Command): (() => readonly TextEdit[]) | undefined {
  const parts = Array.from({ length: first.pipeline.length }, (_, place) => (place === 0 ? first : inPipe(script, first, place)));
  const last = parts.at(-1);
  if (!last || parts.some((part) => !part || part.redirections.some(({ operator }) => operator.startsWith("<<")))) return undefined;
  if (first.inside.at(-1) === "substitution") {
    const isAlone = first.joinedBy === undefined && followedBy(script, last) === undefined;
    return isAlone ? () => [insert(first.span.start, set)] : undefined;
  }
  return () => [insert(first.span.start, `(${set}`), insert(last.span.end, ")")];
}
