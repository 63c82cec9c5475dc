// Whether a later command lets the folders be entered again that a mode has closed.
import { wholeText } from "../../model/instructionText";
import type { Dockerfile } from "../../model/types";
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { changedMode } from "../../text/fileMode";
import type { ClosedMode } from "./closedModes";

/** How far below what mends it is looked for. */
const furthest = 50;

/** `find -type d -exec chmod 755`, `chmod -R a+rX`. */
export function isMended(file: Dockerfile & ScriptReader, instruction: Instruction, { chmod }: ClosedMode): boolean {
  const later =
    file
      .stageOf(instruction)
      ?.instructions.filter(({ index }) => index >= instruction.index)
      .slice(0, furthest) ?? [];
  return later.some((each) => {
    if (each.keyword !== "RUN" || !/\bchmod\b/.test(wholeText(each))) return false;
    return commandsOf(each, file, ["chmod", "find", "xargs"]).some(({ program, operands, words, nameSpan }) => {
      if (each === instruction && nameSpan.start <= (chmod?.nameSpan.start ?? 0)) return false;
      if (program !== "chmod") return words.some(({ text }) => /chmod/.test(text));
      const folder = changedMode(operands[0]?.value ?? "", 0o644, true);
      return folder === undefined || (folder & 0o111) !== 0;
    });
  });
}
