// What the rules on downloads share: curl that takes an error page for a success, and a pipe that hides the failure of a download.
import { addFirstOption } from "../../edits";
import { seesStatus } from "../../knowledge/curlOptions";
import { acceptsNothing, downloaders } from "../../knowledge/pipeEnds";
import { inPipe, optionsAt, statusCounts } from "../../shell/astQueries";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import { insert, type TextEdit } from "../../text/span";

export const nameOf = (script: ShellScript, command: Command | undefined): string | undefined =>
  command && (invocationOf(script, command)?.program ?? command.name);

/** The first command of a pipe that is a download, whose last one is content with nothing, where no pipefail is on. */
export function isLost(script: ShellScript, command: Command): boolean {
  const { pipeline } = command;
  if (pipeline.length < 2 || pipeline.index !== 0 || optionsAt(script, command).has("pipefail")) return false;
  const last = inPipe(script, command, pipeline.length - 1);
  return acceptsNothing.has(nameOf(script, last) ?? "") && downloaders.has(nameOf(script, command) ?? "") && statusCounts(script, command);
}

/** curl that ends with status 0 when the server answers with an error. */
export const takesErrorPage = (invocation: Invocation): boolean =>
  invocation.program === "curl" && invocation.operands.length > 0 && !hasOption(invocation, ...seesStatus, "-V", "--version");

/** The program behind curl's pipe where it takes whatever comes for what was asked for. */
export function pipedInto({ script, command }: Invocation): string | undefined {
  const program = nameOf(script, inPipe(script, command, command.pipeline.index + 1));
  return program !== undefined && /^(sh|bash|ash|dash|zsh|ksh|tee|python|node|perl|ruby|php)$/.test(program) ? program : undefined;
}

/** As the command writes its other options. */
export const failOption = ({ options }: Invocation): "-f" | "--fail" =>
  options.length > 0 && options.every(({ name }) => name.startsWith("--")) ? "--fail" : "-f";

export function addFail(invocation: Invocation): TextEdit {
  const bundle = invocation.options.find(({ word, value }) => value === undefined && /^-[a-zA-Z]+$/.test(word.text))?.word;
  // `-q` counts as the first letter of the first word.
  const letters = bundle && /^-q/.test(bundle.text) ? 2 : 1;
  return bundle ? insert(bundle.span.start + letters, "f") : addFirstOption(invocation, failOption(invocation));
}
