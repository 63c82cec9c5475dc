// Pipes whose first command fails unseen, and what hides such a failure even where pipefail is on.
import { followedBy, optionsAt } from "../../shell/astQueries";
import { type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import { isOutputChecked } from "./checkedOutput";
import { isLost, pipedInto, takesErrorPage } from "./download";

/** The first command of each pipe whose failure is lost. */
export function* lostFailures(script: ShellScript, strict: boolean): Iterable<Command> {
  const { commands, dialect, startOptions } = script;
  // `sh -o pipefail` where nobody knows that sh, or where it is dash, which may not start with it.
  const known = dialect !== "sh" && dialect !== "dash";
  const trusted = known || !strict || !startOptions.includes("pipefail");
  for (const command of commands) {
    const { pipeline } = command;
    if (pipeline.length < 2 || pipeline.index !== 0 || (trusted && optionsAt(script, command).has("pipefail"))) continue;
    if (strict || (isLost(script, command) && !isOutputChecked(script, command))) yield command;
  }
}

/** Every curl of the script whose error pages go through a pipe that hides its failure. */
export const careless = (script: ShellScript): readonly Invocation[] =>
  script.commands.flatMap((command) => {
    const invocation = isLost(script, command) ? invocationOf(script, command) : undefined;
    return invocation && takesErrorPage(invocation) && pipedInto(invocation) !== undefined ? [invocation] : [];
  });

/** Nobody writes longer chains; more is not looked at. */
const furthest = 200;

function lastOf({ commands }: ShellScript, first: Command): Command | undefined {
  const { length } = first.pipeline;
  const at = commands.indexOf(first);
  return commands
    .slice(at, at + furthest)
    .find(({ pipeline, inside }) => inside.length === first.inside.length && pipeline.length === length && pipeline.index === length - 1);
}

/** The command whose status is that of the pipe: its last one, or the assignment that takes what it prints. */
function carrierOf(script: ShellScript, first: Command): Command | undefined {
  const { commands } = script;
  const last = lastOf(script, first);
  if (!last || !first.inside.includes("substitution") || followedBy(script, last) !== undefined) return last;
  const at = commands.indexOf(first);
  return commands.slice(Math.max(0, at - furthest), at).findLast(({ words, span }) => words.length === 0 && first.span.end < span.end);
}

/**
 * `next`: the next command runs whatever comes of the pipe; `later`: one behind an `&&` does; `true`: so says `|| true`.
 * undefined: the failure ends the script, or it cannot be told.
 */
export type Hidden = "next" | "later" | "true" | "ignored" | undefined;

const isTrue = ({ name }: Command): boolean => name === "true" || name === ":";

/** What becomes of the pipe's failure where pipefail is on. */
export function hiddenBy(script: ShellScript, first: Command): Hidden {
  const carrier = carrierOf(script, first);
  let joint = carrier && followedBy(script, carrier);
  if (!carrier || joint === undefined) return undefined;
  if (joint === ";") return optionsAt(script, carrier).has("errexit") ? undefined : "next";
  const isAtOnce = joint === "||";
  const { commands } = script;
  const from = commands.indexOf(carrier) + 1;
  for (const other of commands.slice(from, from + furthest)) {
    if (other.span.end <= carrier.span.end || other.inside.length > carrier.inside.length) continue;
    if (other.inside.length < carrier.inside.length || other.joinedBy === undefined) return undefined;
    if (other.joinedBy === ";") return "later";
    if (other.joinedBy === "||") return isTrue(other) ? (isAtOnce ? "ignored" : "true") : undefined;
    joint = followedBy(script, other);
    if (joint === ";") return "later";
  }
  return undefined;
}
