// The start command: as an array without a shell, with an init in front of it, and the signal that stops it.
import type { Dockerfile, Stage } from "../model/types";
import { type PlainWord, plainWordsAt, toJsonArray } from "../shell/words";
import type { Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";
import { replace, type TextEdit } from "../text/span";
import { linesAbove, linesBeforeStart, linesBelow, type Written } from "./instructionLines";
import { stringsBefore } from "./jsonStrings";

/** ENTRYPOINT or CMD as it counts for the final stage. */
export interface StartPart {
  /** The exec form, or the shell with the command line as its last word. */
  readonly words: readonly string[];
  readonly form: "exec" | "shell";
  /** undefined: the base image's own. */
  readonly instruction: Instruction | undefined;
  /** It stands in the stage itself, not in a parent stage or the base image. */
  readonly own: boolean;
}

export interface StartParts {
  readonly entrypoint: StartPart | undefined;
  readonly cmd: StartPart | undefined;
}

/**
 * Word by word, so that line breaks, indents and comments between the words stay where they are.
 * undefined: a word is broken itself.
 */
function wordByWord(line: LogicalText, words: readonly PlainWord[], lead: readonly string[]): readonly TextEdit[] | undefined {
  const first = lead.map((word) => `${JSON.stringify(word)}, `).join("");
  const edits = words.map(({ value, start, end }, index): TextEdit | undefined => {
    const from = index === 0 ? 0 : start;
    const at = line.spanOf(from, end);
    const text = `${index === 0 ? `[${first}` : ""}${JSON.stringify(value)}${index === words.length - 1 ? "]" : ","}`;
    return at.end - at.start === end - from ? replace(at, text) : undefined;
  });
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

/** Over several lines the layout stays; on one, whatever blanks stand between its words, it is written as usual. */
function arrayEdits(line: LogicalText, words: readonly PlainWord[], lead: readonly string[] = []): readonly TextEdit[] {
  const continued = line.span.end - line.span.start > line.text.length;
  const whole = replace(line.span, toJsonArray([...lead, ...words.map(({ value }) => value)]));
  return (continued ? wordByWord(line, words, lead) : undefined) ?? [whole];
}

/** A command line as an array; undefined where a shell is needed. */
export function asArray(instruction: Instruction): readonly TextEdit[] | undefined {
  if (instruction.form !== "shell") return undefined;
  const words = plainWordsAt(instruction.arguments.text);
  return words && arrayEdits(instruction.arguments, words);
}

/** An init in front of a shell-form ENTRYPOINT: without its shell where it needs none and no CMD fills its parameters. */
function behindInit(instruction: Instruction, { words }: StartPart, init: readonly string[], hasCommand: boolean): readonly TextEdit[] {
  const { text, span } = instruction.arguments;
  const plain = hasCommand ? undefined : plainWordsAt(text, /^\s*exec\s+/.exec(text)?.[0].length ?? 0);
  return plain ? arrayEdits(instruction.arguments, plain, init) : [replace(span, toJsonArray([...init, ...words]))];
}

/** A new ENTRYPOINT line; the CMD that it would reset stands below it again. */
function newEntrypoint(file: Dockerfile, { entrypoint, cmd }: StartParts, init: readonly string[]): readonly TextEdit[] {
  const stage = file.finalStage;
  if (!stage) return [];
  const line = `ENTRYPOINT ${toJsonArray([...init, ...(entrypoint?.words ?? [])])}`;
  if (cmd?.own && cmd.instruction) return [linesAbove(file, cmd.instruction, [line])];
  const command = cmd ? [`CMD ${toJsonArray(cmd.words)}`] : [];
  return [linesBelow(file, stage.instructions.at(-1) ?? stage.from, [line, ...command])];
}

/** @param init with its options; ENTRYPOINT begins with it */
export function initInFront(file: Dockerfile, start: StartParts, init: readonly string[]): readonly TextEdit[] {
  const { entrypoint, cmd } = start;
  const instruction = entrypoint?.own ? entrypoint.instruction : undefined;
  if (!entrypoint || !instruction) {
    const emptied = file.finalStage?.effective("ENTRYPOINT");
    const own = emptied && file.finalStage?.instructions.includes(emptied) ? emptied : undefined;
    // `ENTRYPOINT []` is there to reset the base image's.
    return own ? [replace(own.arguments.span, toJsonArray(init))] : newEntrypoint(file, start, init);
  }
  const first = instruction.json?.[0];
  if (first) return [stringsBefore(first.span, init)];
  return behindInit(instruction, entrypoint, init, cmd !== undefined);
}

/** STOPSIGNAL in front of the start command, or another signal in the one that the stage has. */
export function stopSignal(file: Written, stage: Stage, signal: string): TextEdit {
  const own = stage.instructions.findLast(({ keyword }) => keyword === "STOPSIGNAL");
  return own ? replace(own.arguments.span, signal) : linesBeforeStart(file, stage, [`STOPSIGNAL ${signal}`]);
}
