// Quick fixes that keep a program in front: its words in the Dockerfile, in a command line, or in a script.
import { stringsInstead } from "../../edits";
import { parseScript } from "../../shell/parseScript";
import { plainWords, quoteForShell, toJsonArray } from "../../shell/words";
import type { Leaving, Step } from "../../startup";
import { lineTail } from "../../startup/shellTail";
import { scriptText } from "../../startup/shellTrap";
import { type FixEdit, replace, type Span } from "../../text/span";
import type { FileContext, Fix } from "../rule";
import { lineOffset } from "./execFixes";
import { frontWords } from "./frontWords";
import { startWords } from "./places";
import type { Simulated } from "./simulated";

export const frontTitles = {
  inFront: "Start it in front: {line}",
  inScript: "Start it in front in {script}: {line}",
} as const;

type FrontFix = Fix<typeof frontTitles>;

/** All words of the program stand in one array, or are one plain command line. */
function inInstruction(found: Simulated, step: Step, words: readonly string[]): FrontFix | undefined {
  const all = startWords(found);
  const at = all.length - step.argv.length;
  const first = all[at];
  const last = all.at(-1);
  const line = quoteForShell(words);
  const isTail = at >= 0 && step.argv.every((word, index) => all[at + index]?.value === word);
  if (isTail && first?.span && last?.span && first.part === last.part && first.part.form === "exec") {
    const whole = { start: first.span.start, end: last.span.end };
    return { title: ["inFront", { line }], safety: "review", edits: () => [stringsInstead(whole, words)] };
  }
  const { deciding, start } = found;
  const part = start.entrypoint ?? start.cmd;
  if (deciding?.form !== "shell" || part?.instruction !== deciding) return undefined;
  const plain = plainWords(deciding.arguments.text);
  return plain && plain.join("\0") === step.argv.join("\0")
    ? { title: ["inFront", { line }], safety: "review", edits: () => [replace(deciding.arguments.span, toJsonArray(words))] }
    : undefined;
}

/** What stands in the shell's text for the command, where exec can stand in front of it: it is the last one. */
function commandIn({ shell }: Step, isJob: boolean): Span | undefined {
  const { command, text } = shell ?? {};
  if (!command || text === undefined) return undefined;
  if (isJob) {
    const behind = /^[ \t]*&\s*$/.exec(text.slice(command.end));
    return behind ? { start: command.start, end: command.end + behind[0].trimEnd().length } : undefined;
  }
  const tail = lineTail(parseScript(scriptText(text), "sh").ast);
  const isLast = tail.shape !== "never" && tail.shape !== "compound" && tail.commands.some(({ pos }) => pos === command.start);
  return isLast ? command : undefined;
}

function inShell(found: Simulated, shell: Step, line: string, isJob: boolean, file: FileContext): FrontFix | undefined {
  const at = commandIn(shell, isJob);
  const { file: script, source } = shell.shell ?? {};
  if (!at) return undefined;
  const text = `exec ${line}`;
  if (source === "line") {
    const { deciding, start } = found;
    const holder = start.cmd?.instruction ?? deciding;
    const offset = holder && lineOffset(found, holder, shell, file);
    return (
      offset && {
        title: ["inFront", { line: text }],
        safety: "review",
        edits: () => [replace({ start: offset(at.start), end: offset(at.end) }, text)],
      }
    );
  }
  const path = script?.contextPath;
  if (path === undefined) return undefined;
  const edits = (): readonly FixEdit[] => [{ ...replace(at, text), file: path }];
  return { title: ["inScript", { script: path, line: text }], safety: "review", edits };
}

/** Empty: nothing starts it in front with certainty. */
export function frontFixes(found: Simulated, leaving: Leaving, file: FileContext): readonly FrontFix[] {
  const step = found.application;
  const shell = found.chain.findLast(({ role }) => role === "shell");
  if (leaving.how === "job") {
    const { command, text = "" } = step.shell ?? {};
    return command ? [inShell(found, step, text.slice(command.start, command.end), true, file) ?? []].flat() : [];
  }
  const words = frontWords(step.argv, leaving, found.base);
  if (!words) return [];
  const own = inInstruction(found, step, words);
  const { command, text = "" } = shell?.shell ?? {};
  // What stands there is just the command, without redirections or variables.
  const isPlain = command && plainWords(text.slice(command.start, command.end))?.join("\0") === step.argv.join("\0");
  return [own ?? (shell && isPlain ? inShell(found, shell, quoteForShell(words), false, file) : undefined) ?? []].flat();
}
