// `&&` in the place of each `;` that keeps a failure from the end of the RUN.
import { invocationOf } from "../../shell/invocation";
import { inOwnText } from "../../shell/parseScript";
import type { Command, ShellScript } from "../../shell/types";
import { replace, type TextEdit } from "../../text/span";
import type { Unheard } from "./unheard";

const isInSubstitution = ({ inside }: Command): boolean => inside[0] === "substitution";

/** The `;` between the two, where nothing but blanks and continuations stands beside it. */
function semicolon({ source }: ShellScript, before: Command, next: Command): TextEdit | undefined {
  const start = inOwnText(before).span.end;
  const gap = source.text.slice(start, inOwnText(next).span.start);
  if (!/^\s*;\s*$/.test(gap)) return undefined;
  const at = start + gap.indexOf(";");
  return replace(source.spanOf(at, at + 1), gap.startsWith(";") ? " &&" : "&&");
}

/** `apt-get update` in front of the `;` in front of the chain. */
function hiddenUpdate(script: ShellScript, first: Command | undefined): Command | undefined {
  const before = first?.joinedBy === ";" ? script.commands[script.commands.indexOf(first) - 1] : undefined;
  const call = before && before.inside.length === 0 ? invocationOf(script, before) : undefined;
  return call && /^(?:apt-get|apt|apk)$/.test(call.program) && call.subcommand?.value === "update" ? before : undefined;
}

/** `&&` from the command to the end of the RUN; undefined where an `||`, an `&` or a construct in between would hide the failure all the same. */
export function joined(script: ShellScript, { command, first }: Unheard): readonly TextEdit[] | undefined {
  const edits: (TextEdit | undefined)[] = [];
  const update = hiddenUpdate(script, first);
  if (update && first) edits.push(semicolon(script, update, first));
  let before = command;
  for (const next of script.commands.slice(script.commands.indexOf(command) + 1)) {
    if (isInSubstitution(next)) continue;
    if (next.inside.length > 0 || next.joinedBy === "||" || next.joinedBy === "&") return undefined;
    if (next.joinedBy === ";") edits.push(semicolon(script, before, next));
    before = next;
  }
  const certain = edits.flatMap((edit) => edit ?? []);
  return certain.length === edits.length ? certain : undefined;
}
