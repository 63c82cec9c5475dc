// What set -e would change in a script: a status that is read behind a plain command.
import { isChecked, optionsAt, switchesErrexitOff } from "../../shell/astQueries";
import { type Expansion, expansions } from "../../shell/expansions";
import type { Command, ShellScript } from "../../shell/types";

export interface StatusRead {
  /** The command whose status it is. */
  readonly reader: string;
  /** The variable that takes it; undefined: it is tested at once. */
  readonly name: string | undefined;
}

/** `x=$?`, `local x=$?`. */
function takenBy({ command }: Expansion): string | undefined {
  if (command === undefined) return undefined;
  if (command.words.length === 0) return command.assignments[0]?.name;
  return /^(\w+)=/.exec(command.words.find(({ text }) => text.includes("$?"))?.text ?? "")?.[1];
}

/** The command in front of the place, where set -e would end the script at it. */
function endedBefore(script: ShellScript, { command, span }: Expansion): Command | undefined {
  const before = script.commands.findLast((each) => each !== command && each.span.start < span.start);
  if (!before || before.name === "set" || isChecked(script, before) || optionsAt(script, before).has("errexit")) return undefined;
  // The first of a branch: what stands in front of it may be another branch.
  if (command && command.joinedBy === undefined && before.inside.length >= command.inside.length) return undefined;
  if (script.commands.some((each) => each.span.start < before.span.start && switchesErrexitOff(each))) return undefined;
  return command?.joinedBy === "&&" || command?.joinedBy === "||" || command?.joinedBy === "|" ? undefined : before;
}

/** The first place that asks for the status of a command which set -e would end the script at. */
export function statusRead(script: ShellScript): StatusRead | undefined {
  const asked = script.source.text.includes("?") ? expansions(script).filter(({ name }) => name === "?") : [];
  for (const expansion of asked.slice(0, 20)) {
    const before = endedBefore(script, expansion);
    if (before) return { reader: before.name ?? before.words[0]?.text ?? "the command", name: takenBy(expansion) };
  }
  return undefined;
}
