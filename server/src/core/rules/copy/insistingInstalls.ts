// The commands of a RUN that insist on a lock file.
import { type CommandStep, commandSteps } from "../../image";
import { elsewhereOptions, type LockedInstall, lockedInstalls } from "../../knowledge/lockedInstalls";
import type { Scope } from "../../model/types";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Command } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const isOn = (scope: Scope, name: string): boolean => /^(?:1|true|yes)$/i.test(scope.lookup(name)?.value ?? "");

/** The row of what the command insists on; undefined where it does not, or takes its project from elsewhere. */
function insists(invocation: Invocation, scope: Scope): LockedInstall | undefined {
  if (hasOption(invocation, ...elsewhereOptions)) return undefined;
  const command = [invocation.subcommand, ...(invocation.program === "yarn" || invocation.program === "bundle" ? invocation.operands : [])]
    .map((word) => word?.value ?? "")
    .join(" ");
  return lockedInstalls.find(
    ({ program, commands, options, variables = [] }) =>
      program === invocation.program &&
      commands.includes(command) &&
      ((options.length === 0 && invocation.operands.length === 0) ||
        hasOption(invocation, ...options) ||
        variables.some((name) => isOn(scope, name))),
  );
}

/** `[ -f yarn.lock ] && …`, `npm ci || npm install`: somebody has thought of it. */
function isGuarded(command: Command, all: readonly Command[]): boolean {
  const at = all.indexOf(command);
  const [before, behind] = [all[at - 1], all[at + 1]];
  const tested = command.joinedBy === "&&" && (before?.name === "[" || before?.name === "test" || before?.name === "[[");
  return command.inside.length > 0 || command.joinedBy === "||" || behind?.joinedBy === "||" || tested;
}

export interface Insisting {
  readonly runs: Invocation;
  readonly row: LockedInstall;
  readonly step: CommandStep;
}

export function insistingCommands(file: FileContext, run: Instruction): readonly Insisting[] {
  const steps = file.scripts(run).flatMap((script) => commandSteps(file, run, script));
  const commands = steps.map(({ command }) => command);
  return steps.flatMap((step) => {
    const { runs } = step;
    const row = runs && insists(runs, file.scopeBefore(run));
    return runs && row && step.site.directory.startsWith("/") && !isGuarded(step.command, commands) ? [{ runs, row, step }] : [];
  });
}
