// What a group of commands writes to a file by a redirection of its own: `{ echo …; echo …; } > file`.
import { redirectedGroups } from "../shell/redirectedGroups";
import type { ShellScript } from "../shell/types";
import type { CommandStep } from "./commandSteps";
import type { Effect } from "./effect";
import { printed, redirectedTo, writeTo } from "./writes";

/** What the commands of the group print, one after the other; undefined where that cannot be told. */
function textOf(steps: readonly CommandStep[]): string | undefined {
  let text = "";
  for (const { command, site } of steps) {
    const prints =
      (command.name === "echo" || command.name === "printf") && command.redirections.length === 0 && command.pipeline.length === 1;
    // `|| echo`, and what stands in a condition within, need not run.
    const part = prints && command.joinedBy !== "||" && command.inside.length <= 1 ? printed(command, site) : undefined;
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** By the last command of each group, behind which the file is there. */
export function groupWrites(script: ShellScript, steps: readonly CommandStep[]): ReadonlyMap<CommandStep, readonly Effect[]> {
  const effects = new Map<CommandStep, readonly Effect[]>();
  for (const { span, plain, redirections } of redirectedGroups(script)) {
    const inner = steps.filter(({ command }) => command.span.start >= span.start && command.span.end <= span.end);
    const last = inner.at(-1);
    if (!last) continue;
    const found = redirectedTo({ redirections }, last.site).map((to) =>
      writeTo(to.place, `> ${to.written}`, to.append, to.printed && plain ? textOf(inner) : undefined),
    );
    effects.set(last, [...(effects.get(last) ?? []), ...found]);
  }
  return effects;
}
