// Quick fixes for a shell in front of a script that waits as well: without the shell alone the script keeps the signal, so that nothing is won.

import { inScriptFix } from "./execFixes";
import type { StartFix } from "./fixTitles";
import { handsOn, type Obstacle } from "./obstacle";
import { isUnreadScript } from "./ownHandler";
import type { Simulated } from "./simulated";

/** Both in one: the line and the script behind it. */
function withScript(fix: StartFix, inner: StartFix): readonly StartFix[] {
  if (inner.title[0] !== "inScript") return [];
  const [, { program: command, script }] = inner.title;
  const edits = () => [...fix.edits(), ...inner.edits()];
  switch (fix.title[0]) {
    case "asArray":
      return [{ title: ["asArrayAndScript", { ...fix.title[1], command, script }], safety: "review", edits }];
    case "inFront":
      return [{ title: ["inFrontAndScript", { ...fix.title[1], command, script }], safety: "review", edits }];
    default:
      return [];
  }
}

const isHalf = ({ title: [key] }: StartFix): boolean => key === "asArray" || key === "inFront";

/** Behind the command line stand shells that keep the signal too: the fix is for both places, or none is given. */
export function wholeFixes(
  fixes: readonly StartFix[],
  { step, kind, next }: Obstacle,
  { processes, stop }: Simulated,
): readonly StartFix[] {
  if (kind !== "line") return fixes;
  if (isUnreadScript(next)) return fixes.filter((fix) => !isHalf(fix));
  const keepers = processes.slice(processes.indexOf(step) + 1, -1).filter((each) => each.role === "shell" && !handsOn(each, stop.signal));
  const [script] = keepers;
  if (!script) return fixes;
  const only = keepers.length === 1 && script.shell?.waits === "foreground" && !script.shell.followed;
  const inner = only ? inScriptFix(script) : undefined;
  return fixes.flatMap((fix) => (isHalf(fix) ? (inner ? withScript(fix, inner) : []) : [fix]));
}
