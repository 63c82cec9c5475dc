// Whether the file that a pipe writes, or the variable that takes its output, is looked at behind it, so that an empty or a wrong one ends the build after all.
import { followedBy, inPipe, optionsAt } from "../../shell/astQueries";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import { inOwnText } from "../../shell/parseScript";
import type { Command, ShellScript } from "../../shell/types";
import { endsRun } from "./endsRun";
import { needsAddress, needsToFetch } from "./valueNeeded";

const plain = (text: string): string => text.replace(/["'{}]/g, "");

/** Nobody checks a file later than this. */
const mostBehind = 64;

/** `> x`, `tee x`, `-o x`, `--output=x` of the last command. */
export function outputOf(script: ShellScript, last: Command): string | undefined {
  const redirected = last.redirections.find(({ operator, descriptor }) => operator === ">" && (descriptor ?? 1) === 1);
  const invocation = invocationOf(script, last);
  const option = invocation?.options.find(({ name }) => /^(?:-o|-O|--output)$/.test(name))?.value;
  const teed = invocation?.program === "tee" ? invocation.operands[0]?.text : undefined;
  const name = teed ?? redirected?.target ?? redirected?.node?.text ?? option;
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

/** `x=$(curl … | jq …)`: the variable that takes what the pipe prints. */
function takenBy({ commands }: ShellScript, first: Command): string | undefined {
  const { span, inside } = first;
  if (!inside.includes("substitution")) return undefined;
  const at = commands.indexOf(first);
  const around = commands.slice(Math.max(0, at - mostBehind), at).findLast((each) => each.words.length === 0 && span.end < each.span.end);
  return around?.assignments.find((each) => each.span.start < span.start && span.end < each.span.end)?.name;
}

const givesUp = ({ name, words }: Command): boolean =>
  name === "false" || ((name === "exit" || name === "return") && words[1]?.value !== "0");

/** Commands between a test and its `exit`: a line or two that tell why. */
const mostTold = 6;

/** Another value takes its place. */
const isSetAnew = ({ assignments }: Command, name: string): boolean => assignments.some((each) => each.name === name);

/** `x=${x:-1}`, `: "${x:=1}"`, `f ${x:?}`: somebody has thought of an empty one. */
function hasOtherwise({ source }: ShellScript, command: Command, name: string): boolean {
  const { start, end } = inOwnText(command).span;
  const text = source.text.slice(start, end);
  return ["-", "=", "?"].some((sign) => text.includes(`\${${name}:${sign}`));
}

/** `[ -z "$x" ] … exit 1`, `[ -n "$x" ] || { …; exit 1; }`, `[ -z "$x" ] && x=1`; not where the construct ends in between. */
function endsWhenEmpty(script: ShellScript, at: number, test: Command, name: string): boolean {
  const place = test.words.findIndex(({ text }) => plain(text) === `$${name}`);
  const operator = test.words[place - 1]?.value;
  if (operator !== "-z" && (operator !== "-n" || followedBy(script, test) !== "||")) return false;
  const end = script.commands.slice(at + 1, at + 1 + mostTold).find((each) => givesUp(each) || isSetAnew(each, name));
  const between = end && script.source.text.slice(inOwnText(test).span.end, inOwnText(end).span.start);
  return between !== undefined && !/(?:^|[\s;])(?:fi|done|esac|else|elif|;;)(?![\w-])/.test(between);
}

/** `apt-get install x=$V`, `apk add x==$V`, `pip install x==$V`: none of them takes an empty version. Tried with apt: "Version '' was not found", 100. */
function needsVersion(script: ShellScript, command: Command, name: string): boolean {
  if (!command.words.some(({ text }) => plain(text).endsWith(`=$${name}`) && !text.includes("://"))) return false;
  const invocation = invocationOf(script, command);
  if (!invocation || !/^(?:apt|apt-get|apk|pip|pipx|uv)$/.test(invocation.program)) return false;
  const { program, subcommand, operands } = invocation;
  const verb = program === "uv" && /^(?:pip|tool)$/.test(subcommand?.value ?? "") ? operands[0] : subcommand;
  return /^(?:install|add)$/.test(verb?.value ?? "") && endsRun(script, command);
}

/** The variable is asked whether it is empty, or needed, and the script ends where it is. */
function isValueChecked(script: ShellScript, name: string, behind: number): boolean {
  const { commands } = script;
  for (let at = behind; at < behind + mostBehind; at++) {
    const command = commands[at];
    if (!command) return false;
    if (hasOtherwise(script, command, name)) return true;
    if (isSetAnew(command, name)) return false;
    if ([needsVersion, needsAddress, needsToFetch].some((needs) => needs(script, command, name))) return true;
    if ((command.name === "[" || command.name === "test") && endsWhenEmpty(script, at, command, name)) return true;
  }
  return false;
}

/** @param first of the pipe */
export function isOutputChecked(script: ShellScript, first: Command): boolean {
  const taken = takenBy(script, first);
  if (taken !== undefined) return isValueChecked(script, taken, script.commands.indexOf(first) + 1);
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
