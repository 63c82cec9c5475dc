// Modes without execute permission that an instruction gives to folders, so that only root can enter them.
import { changesOf, copyOf, kindOfSource } from "../../image";
import { flagOf } from "../../model/arguments";
import { wholeText } from "../../model/instructionText";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { changedMode } from "../../text/fileMode";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";
import { folderMadeBy } from "./copiedFolder";

/** Folders get it, may be read, and not entered: 644, 600, a-x. */
export function closes(mode: string): boolean {
  const folder = changedMode(mode, 0o755, true);
  return folder !== undefined && (folder & 0o400) !== 0 && (folder & 0o100) === 0;
}

export interface ClosedMode {
  readonly mode: string;
  readonly at: Span;
  /** As it stands in the file, without quotes. */
  readonly plain: boolean;
  /** A folder that gets it. */
  readonly what: string;
  /** The chmod; undefined for a flag. */
  readonly chmod: Invocation | undefined;
}

const mayBeFolder = (path: string): boolean => kindOfSource(path) !== "file";

export function* closedModes(file: FileContext, instruction: Instruction): Iterable<ClosedMode> {
  const flag = flagOf(instruction, "chmod");
  if (flag?.value !== undefined && flag.valueSpan && closes(flag.value)) {
    const copy = copyOf(instruction, file.scopeBefore(instruction));
    const what = copy && folderMadeBy(file, instruction, copy);
    if (what !== undefined) yield { mode: flag.value, at: flag.valueSpan, plain: true, what, chmod: undefined };
  }
  if (instruction.keyword !== "RUN" || !/\bchmod\b/.test(wholeText(instruction))) return;
  for (const chmod of commandsOf(instruction, file, ["chmod"])) {
    const [word] = chmod.operands;
    if (word?.value === undefined || !closes(word.value) || !hasOption(chmod, "-R", "--recursive")) continue;
    const changes = changesOf(file, instruction).filter(({ at, how }) => how === "changed" && covers(chmod.command.span, at));
    const folder = changes.find(({ path }) => mayBeFolder(path) && !/^\/root\b/.test(path));
    if (folder) yield { mode: word.value, at: word.span, plain: word.text === word.value, what: folder.path, chmod };
  }
}
