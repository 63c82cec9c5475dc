// Which commands of a script fail without ending it, because nothing has switched on -e.
import { followedBy, optionsAt, switchesErrexitOff } from "../../shell/astQueries";
import { invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";

/** Commands that hardly fail, or whose failure changes nothing. */
export const harmless: ReadonlySet<string> = new Set([
  "echo",
  "printf",
  "set",
  "export",
  "true",
  ":",
  "exit",
  "umask",
  "alias",
  "trap",
  "local",
  "return",
]);

/** The commands whose failure the script passes over; none where it says so itself, with `set +e`. */
export function passedOver(script: ShellScript): readonly Command[] {
  const found: Command[] = [];
  for (const command of script.commands) {
    if (switchesErrexitOff(command)) break;
    const isPlain = command.inside.every((construct) => construct === "group") && command.name !== undefined;
    if (isPlain && followedBy(script, command) === ";" && !harmless.has(command.name ?? "") && !optionsAt(script, command).has("errexit"))
      found.push(command);
  }
  return found;
}

const isCall = (script: ShellScript, command: Command, subcommand: RegExp): boolean => {
  const invocation = invocationOf(script, command);
  return invocation !== undefined && /^(?:apt|apt-get|apk)$/.test(invocation.program) && subcommand.test(invocation.subcommand?.text ?? "");
};

/** Only updates of package lists can fail unseen, and behind them stands nothing but the install that reads the lists. */
export function stopsAtInstall(script: ShellScript, missed: readonly Command[]): boolean {
  const last = missed.at(-1);
  if (!last || !missed.every((each) => isCall(script, each, /^update$/))) return false;
  const behind = script.commands.slice(script.commands.indexOf(last) + 1);
  const installs = behind.filter((each) => isCall(script, each, /^(?:install|add)$/));
  const others = behind.filter(({ name }) => name !== "[" && name !== "test" && name !== ":" && name !== "true");
  return installs.length > 0 && installs.length === others.length;
}
