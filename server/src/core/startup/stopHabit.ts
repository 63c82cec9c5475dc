// What a program with a habit of its own does with the stop signal: by its settings, where they are at hand.
import { absolute } from "../image";
import { type StopHabit, stopHabits } from "../knowledge/stopHabits";
import { runText } from "../model/lineage";
import { optionValue } from "./optionValue";
import { type Setting, sourceAt } from "./setting";
import type { AppDetail } from "./types";

const grace = 10;

/** undefined: it stops in time, as its settings say, or nobody can tell. */
function isSlow({ setting }: StopHabit, args: readonly string[], directory: string, at: Setting): boolean | undefined {
  if (!setting) return true;
  const named = optionValue(args, "-f");
  const texts = (named === undefined ? setting.files : [absolute(named, directory)]).map((path) => sourceAt(at, path)?.text);
  const found = setting.name.exec([...texts, runText(at.stage)].join("\n"));
  if (found) return Number(found[1]) * (/^min/.test(found[2] ?? "") ? 60 : 1) >= grace;
  return named === undefined || texts.every((text) => text !== undefined) ? true : undefined;
}

/** What the table of programs says, changed. */
export function habitDetail(name: string, args: readonly string[], directory: string, setting: Setting): Partial<AppDetail> | undefined {
  const habit = stopHabits.get(name);
  if (!habit) return undefined;
  if (habit.how === "abandons")
    return { habit, because: `${name} ends on SIGTERM at once, and the services that it has started are killed with it` };
  const slow = isSlow(habit, args, directory, setting);
  if (slow === undefined)
    return { onTerm: "unknown", certainty: "unknown", because: `how long ${name} takes to stop is written in a file that is not at hand` };
  return slow
    ? { habit, because: `${name} stops on SIGTERM ${habit.setting?.seconds ?? grace} s later, unless its settings say otherwise` }
    : undefined;
}
