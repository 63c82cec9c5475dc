// What the commands of a script change for those behind them: a subshell begins with what holds around it, and its changes end with it.
import { inOwnText } from "./parseScript";
import { type Standing, surveyOf } from "./survey";
import type { Command, ShellScript } from "./types";

export const standingOf = (script: ShellScript, command: Command): Standing | undefined =>
  surveyOf(script).standings.get(inOwnText(command).span.start);

/** What holds when each command runs, by one pass over them. @param changed what holds behind a command */
export function throughShells<T>(script: ShellScript, start: T, changed: (state: T, command: Command) => T): ReadonlyMap<Command, T> {
  const all = new Map<Command, T>();
  const outer: { readonly end: number; readonly state: T }[] = [];
  let end = script.source.text.length;
  let state = start;
  for (const command of script.commands) {
    const { start: at } = inOwnText(command).span;
    while (at >= end) {
      const shell = outer.pop();
      if (!shell) break;
      ({ end, state } = shell);
    }
    const shellEnd = standingOf(script, command)?.shellEnd ?? end;
    if (shellEnd < end) {
      outer.push({ end, state });
      end = shellEnd;
    }
    all.set(command, state);
    state = changed(state, command);
  }
  return all;
}
