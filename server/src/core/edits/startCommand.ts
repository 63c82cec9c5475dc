// The start command: as an array without a shell, with an init in front of it, and the signal that stops it.
import type { Dockerfile, Stage } from "../model/types";
import { plainWords, toJsonArray } from "../shell/words";
import type { Instruction } from "../syntax/types";
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

/** A command line as an array; undefined where a shell is needed. */
export function asArray(instruction: Instruction): TextEdit | undefined {
  if (instruction.form !== "shell") return undefined;
  const words = plainWords(instruction.arguments.text.trim());
  return words && replace(instruction.arguments.span, toJsonArray(words));
}

/** Words of a shell-form ENTRYPOINT: without its shell where it needs none and no CMD fills its parameters. */
function entrypointWords({ words, form, instruction }: StartPart, hasCommand: boolean): readonly string[] {
  if (form === "exec" || hasCommand) return words;
  return plainWords((instruction?.arguments.text ?? "").trim().replace(/^exec\s+/, "")) ?? words;
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
  return [replace(instruction.arguments.span, toJsonArray([...init, ...entrypointWords(entrypoint, cmd !== undefined)]))];
}

/** STOPSIGNAL in front of the start command, or another signal in the one that the stage has. */
export function stopSignal(file: Written, stage: Stage, signal: string): TextEdit {
  const own = stage.instructions.findLast(({ keyword }) => keyword === "STOPSIGNAL");
  return own ? replace(own.arguments.span, signal) : linesBeforeStart(file, stage, [`STOPSIGNAL ${signal}`]);
}
