// A program that a shell runs in a pipe: with exec in front of it the shell waits for the pipe all the same.
import { inOwnText, parseScript } from "../../shell/parseScript";
import type { Step } from "../../startup";
import { scriptText } from "../../startup/shellTrap";

/** Longer command lines and scripts are not looked into. */
const mostText = 20_000;

export function runsInPipe({ shell }: Step): boolean {
  const { command, text = "" } = shell ?? {};
  if (!command || text.length > mostText || !text.includes("|")) return false;
  const script = parseScript(scriptText(text), "sh");
  return script.commands.some((each) => inOwnText(each).span.start === command.start && each.pipeline.length > 1);
}
