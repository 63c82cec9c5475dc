// Which pipe of a script is told of: the first whose failure is lost, and that nothing behind it tells.
import { isHeredocScript } from "../../model/commandLine";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import { type Hidden, hiddenBy, lostFailures } from "./lostPipes";
import { endsWithoutKey } from "./missedKey";
import { endsWithoutList } from "./missedList";
import { endsWithout } from "./neededBehind";
import { passedOver } from "./passedOver";

export interface ToldPipe {
  readonly command: Command;
  readonly by: Hidden;
  /** A pipe of the script stands in front of `;`: -e belongs to the mend. */
  readonly ends: boolean;
}

export function toldPipe(file: FileContext, instruction: Instruction, script: ShellScript): ToldPipe | undefined {
  const { strict } = file.options;
  const hidden = [...lostFailures(script, strict)].map((command) => ({ command, by: hiddenBy(script, command) }));
  // A heredoc that passes over every failure is told of once, by the rule on that.
  const isTold = !strict && isHeredocScript(instruction) && passedOver(script).length > 0;
  const found = hidden.find(({ command, by }) => {
    if (strict) return true;
    if (by === "ignored" || (isTold && by === "next")) return false;
    if (endsWithoutList(script, command)) return false;
    return !endsWithout(file, instruction, script, command) && !endsWithoutKey(file, instruction, script, command);
  });
  return found && { ...found, ends: hidden.some(({ by }) => by === "next") };
}
