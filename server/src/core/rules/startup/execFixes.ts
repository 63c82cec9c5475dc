// Quick fixes that take a shell out of the way: the array without a shell, `exec` in front of the last command.
import { asArray, type ExecPoint, execPoints, stringsInstead } from "../../edits";
import { programs } from "../../knowledge/programs";
import { parseScript } from "../../shell/parseScript";
import type { ShellScript } from "../../shell/types";
import { plainWords } from "../../shell/words";
import type { Startup, Step } from "../../startup";
import { scriptText } from "../../startup/shellTrap";
import type { Instruction } from "../../syntax/types";
import { type FixEdit, insert, type TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import type { StartFix } from "./fixTitles";
import { waitsAsScript } from "./obstacle";
import { startWords } from "./places";
import type { Simulated } from "./simulated";

/** What stands in the shell's place changes: it becomes PID 1 itself, or the init's own child. */
const review = "review";

/** The command line of an instruction as an array; undefined where a shell is needed. */
export function arrayFix(instruction: Instruction | undefined): StartFix | undefined {
  const edits = instruction && asArray(instruction);
  return edits && { title: ["asArray", { keyword: instruction.keyword }], safety: review, edits: () => edits };
}

/** `["sh", "-c", "node server.js"]` without the shell. */
export function innerArrayFix(found: Startup, step: Step): StartFix | undefined {
  const words = startWords(found);
  const at = words.length - step.argv.length;
  const first = words[at];
  const last = words.at(-1);
  if (!step.argv.every((word, index) => words[at + index]?.value === word)) return undefined; // `su -c`: not its own words
  if (step.shell?.source !== "line" || step.argv.length !== 3 || !first?.span || !last?.span || first.part.form !== "exec")
    return undefined;
  const plain = first.part === last.part ? plainWords(step.shell.text) : undefined;
  const keyword = first.part.instruction?.keyword ?? "";
  const whole = { start: first.span.start, end: last.span.end };
  return plain && { title: ["asArray", { keyword }], safety: review, edits: () => [stringsInstead(whole, plain)] };
}

/** A trap that the new program would not have: the script means to do something at its end. */
const needsTrap = (step: Step): boolean => step.shell?.trap?.signals.some((name) => /^(?:EXIT|SIGTERM|SIGINT)$/.test(name)) ?? false;

/** `tail`, `sleep`: as PID 1 they drop the signal like the shell. */
export const isIdle = (program: string): boolean => programs.get(program)?.onTerm === "ignores";

/** The points to edit, the command that the shell waits for first; none where it is not among them. */
function pointsFor(script: ShellScript, step: Step): readonly ExecPoint[] {
  const points = needsTrap(step) ? [] : execPoints(script);
  const waited = points.find(({ start }) => start === step.shell?.command?.start);
  return waited ? [waited, ...points.filter((point) => point !== waited)] : [];
}

/** Where a unit of the step's command line stands: shell form, the string behind `sh -c` or `su -c` in an array. */
export function lineOffset(
  found: Startup,
  instruction: Instruction,
  step: Step,
  context: FileContext,
): ((at: number) => number) | undefined {
  const [script] = context.scripts(instruction);
  if (script?.source.text === step.shell?.text) return (at) => script?.spanOf({ pos: at, end: at }).start ?? 0;
  const word = startWords(found).findLast(({ value }) => value === step.shell?.text);
  // Without escapes in the string its units are those of the command line.
  const plain = word?.span && context.slice(word.span) === `"${word.value}"` ? word.span : undefined;
  return plain && ((at) => plain.start + 1 + at);
}

/** `exec` in a command line of this file. */
export function inFrontFix(found: Startup, instruction: Instruction | undefined, step: Step, context: FileContext): StartFix | undefined {
  const { text, source } = step.shell ?? {};
  if (!instruction || text === undefined || source !== "line") return undefined;
  const points = pointsFor(parseScript(scriptText(text), "sh"), step);
  const [point] = points;
  const offset = point && !isIdle(point.program) && lineOffset(found, instruction, step, context);
  if (!offset) return undefined;
  const edits = (): readonly TextEdit[] => points.map(({ at }) => insert(offset(at), "exec "));
  return { title: ["inFront", { program: point.program }], safety: review, edits };
}

/** `exec` in a script of the build context, or in the heredoc of the COPY that makes it. */
export function inScriptFix(step: Step): StartFix | undefined {
  const { file, text, source } = step.shell ?? {};
  if (!file || text === undefined || source !== "script") return undefined;
  const points = pointsFor(parseScript(scriptText(text), "sh"), step);
  const [point] = points;
  if (!point || isIdle(point.program)) return undefined;
  const { contextPath: path, instruction } = file;
  const body = instruction?.heredocs.find((heredoc) => heredoc.body.text === text)?.body;
  if (path === undefined && !body) return undefined;
  const edits = (): readonly FixEdit[] =>
    points.map(({ at }) => (path === undefined ? insert(body?.offsetAt(at) ?? 0, "exec ") : { ...insert(at, "exec "), file: path }));
  return { title: ["inScript", { program: point.program, script: path ?? file.path }], safety: review, edits };
}

/** In both scripts, where one runs the other and each stays in front of what it starts: exec in the first alone changes nothing. */
export function inScriptsFix(step: Step, next: Step): StartFix | undefined {
  const first = inScriptFix(step);
  const second = first && waitsAsScript(next) ? inScriptFix(next) : undefined;
  if (!first || !second || first.title[0] !== "inScript" || second.title[0] !== "inScript") return first;
  const edits = (): readonly FixEdit[] => [...first.edits(), ...second.edits()];
  return {
    title: ["inScripts", { ...first.title[1], inner: second.title[1].program, other: second.title[1].script }],
    safety: review,
    edits,
  };
}

/** Without the shell, else with `exec`: of the instruction whose command line is PID 1. */
export function lineFixes(instruction: Instruction, found: Simulated, file: FileContext): readonly StartFix[] {
  const isStart = found.deciding === instruction || found.start.cmd?.instruction === instruction;
  const inFront = isStart ? inFrontFix(found, instruction, found.pid1Step, file) : undefined;
  return [arrayFix(instruction) ?? [], inFront ?? []].flat();
}
