// A command taken out of a list of commands, wherever it stands in it.
import type { Command, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { remove, type TextEdit } from "../text/span";
import { isPlainRun } from "./commandList";
import type { Written } from "./instructionLines";

const gaps = { "&&": /^[\s\\`]*&&[\s\\`]*$/, ";": /^[\s\\`]*;[\s\\`]*$/ } as const;

/** Nothing stands between the two but the operator, continuations and blanks. */
function isPlainGap(file: Pick<Written, "slice">, before: Command, { joinedBy, span }: Command): boolean {
  const gap = file.slice({ start: before.span.end, end: span.start });
  return (joinedBy === "&&" || joinedBy === ";") && gaps[joinedBy].test(gap);
}

const isAlone = ({ inside, background, pipeline, joinedBy }: Command): boolean =>
  inside.length === 0 && !background && pipeline.length === 1 && joinedBy !== "||" && joinedBy !== "&";

/** undefined where it is the last one, or what stands around it depends on more than that it has not failed. */
export function takeOutCommand(
  file: Pick<Written, "slice">,
  run: Instruction,
  script: ShellScript,
  command: Command,
): TextEdit | undefined {
  const at = script.commands.indexOf(command);
  const [before, next] = [script.commands[at - 1], script.commands[at + 1]];
  // Between two `;` it stands for itself, whatever is conditional elsewhere.
  const isOwnStep = (command.joinedBy === ";" || at === 0) && next?.joinedBy === ";";
  const isConditional = !isOwnStep && script.commands.some(({ joinedBy, inside }) => joinedBy === "||" && inside.length === 0);
  if (at < 0 || !next || !isPlainRun(run) || isConditional || !isAlone(command) || !isPlainGap(file, command, next)) return undefined;
  const isChained = command.joinedBy === "&&" && next.joinedBy === ";";
  if (!isChained) return remove({ start: command.span.start, end: next.span.start });
  return before && isPlainGap(file, before, command) ? remove({ start: before.span.end, end: command.span.end }) : undefined;
}
