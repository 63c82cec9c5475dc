// Whether the file that a pipe writes is looked at behind it, so that an empty or a wrong one ends the build after all.
import { inPipe, optionsAt } from "../../shell/astQueries";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";

const plain = (text: string): string => text.replace(/["'{}]/g, "");

/** `> x`, `tee x`, `-o x`, `--output=x` of the last command. */
function outputOf(script: ShellScript, last: Command): string | undefined {
  const redirected = last.redirections.find(({ operator, descriptor }) => operator === ">" && (descriptor ?? 1) === 1);
  const invocation = invocationOf(script, last);
  const option = invocation?.options.find(({ name }) => /^(?:-o|-O|--output)$/.test(name))?.value;
  const teed = invocation?.program === "tee" ? invocation.operands[0]?.text : undefined;
  const name = redirected?.target ?? redirected?.node?.text ?? option ?? teed;
  return name === undefined || name.startsWith("/dev/") ? undefined : plain(name);
}

const sums = /^(?:sha\d*sum|shasum|b2sum)$/;

/** `sha256sum -c sums`, `echo "… x" | sha256sum -c -`, `gpg --verify x`, `gpg --show-keys x | grep …`, `grep … x`, `test -s x`. */
function checks(script: ShellScript, invocation: Invocation, file: string): boolean {
  const { program, command, words, operands } = invocation;
  const names = (each: Command | undefined): boolean =>
    [
      ...(each?.words ?? []).map(({ text }) => text),
      ...(each?.redirections ?? []).map(({ target, node }) => target ?? node?.text ?? ""),
    ].some((text) => plain(text).includes(file));
  if (sums.test(program) && hasOption(invocation, "-c", "--check"))
    return operands.some(({ text }) => text !== "-") || names(command) || names(inPipe(script, command, command.pipeline.index - 1));
  if (!names(command)) return false;
  if (/^gpgv?$/.test(program)) {
    const next = inPipe(script, command, command.pipeline.index + 1)?.name;
    return program === "gpgv" || hasOption(invocation, "--verify") || next === "grep";
  }
  if (/^(?:cosign|minisign|signify)$/.test(program)) return true;
  if (program === "test" || program === "[") return words.some(({ value }) => value === "-s");
  return /^[ef]?grep$/.test(program);
}

/** Its failure ends what follows: `&&`, or the next line under `set -e`. */
const goesOn = (script: ShellScript, command: Command): boolean =>
  command.joinedBy !== "||" &&
  command.joinedBy !== "&" &&
  (command.joinedBy !== ";" || command.inside.length > 0 || optionsAt(script, command).has("errexit"));

/** Nobody checks a file later than this. */
const mostBehind = 64;

/** @param first of the pipe */
export function isOutputChecked(script: ShellScript, first: Command): boolean {
  const last = inPipe(script, first, first.pipeline.length - 1);
  const file = last && outputOf(script, last);
  if (!last || file === undefined || file === "") return false;
  const behind = script.commands.indexOf(last) + 1;
  for (const command of script.commands.slice(behind, behind + mostBehind)) {
    if (!goesOn(script, command)) return false;
    const invocation = invocationOf(script, command);
    if (invocation && checks(script, invocation, file)) return true;
  }
  return false;
}
