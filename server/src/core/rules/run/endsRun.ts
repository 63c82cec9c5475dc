// Whether the failure of a command in a script ends the RUN, and which commands a script comes to whatever happens before.
import { followedBy, optionsAt } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";

/** Nobody writes longer chains; more is not looked at. */
const furthest = 200;

const kept = new WeakMap<ShellScript, ReadonlyMap<Command, number>>();

function placeOf(script: ShellScript, command: Command): number {
  const places = kept.get(script) ?? new Map(script.commands.map((each, place) => [each, place]));
  kept.set(script, places);
  return places.get(command) ?? -1;
}

/** The commands behind one that stand in no construct, the nearest first. */
export function ownBehind(script: ShellScript, command: Command): readonly Command[] {
  const at = placeOf(script, command) + 1;
  return script.commands.slice(at, at + furthest).filter(({ inside }) => inside.length === 0);
}

const givesUp = ({ name, words }: Command): boolean => name === "false" || (name === "exit" && words[1]?.value !== "0");

/** Its own status is that of its pipe. */
const decidesPipe = (script: ShellScript, command: Command): boolean =>
  command.pipeline.index === command.pipeline.length - 1 || optionsAt(script, command).has("pipefail");

/**
 * Nothing catches its failure: `&&` leads to the end of the script, `||` to an `exit` or to what fails for the same reason.
 * Under `set -e` a command in front of `&&` ends its list alone, as POSIX has it.
 * @param failsToo what stands behind `||` and fails like the command itself
 */
export function endsRun(script: ShellScript, command: Command, failsToo: (other: Command) => boolean = () => false, depth = 0): boolean {
  if (depth > 8) return false;
  if (command.inside.length > 0 || command.background || !decidesPipe(script, command)) return false;
  let joint = followedBy(script, command);
  if (joint === ";") return optionsAt(script, command).has("errexit");
  for (const next of ownBehind(script, command)) {
    if (next.pipeline.index > 0) {
      if (next.pipeline.index === next.pipeline.length - 1) joint = followedBy(script, next);
      continue;
    }
    if (joint === "||") return givesUp(next) || (failsToo(next) && endsRun(script, next, failsToo, depth + 1));
    if (joint !== "&&" || (next.joinedBy !== "&&" && next.joinedBy !== "||")) return false;
    if (next.joinedBy === "||") return givesUp(next) || (failsToo(next) && endsRun(script, next, failsToo, depth + 1));
    joint = followedBy(script, next);
  }
  return joint === undefined;
}
