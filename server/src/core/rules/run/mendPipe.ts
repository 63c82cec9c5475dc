// What mends a pipe whose failure is lost: pipefail for the script, for the stage, or for that pipe alone; and curl's --fail with it.
import type { Invocation } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { addFail } from "./download";
import { type EarlyPipe, isEarlyBehind } from "./earlyReaders";
import { statusRead } from "./statusRead";
import { switchPipefail } from "./switchPipefail";
import type { ToldPipe } from "./toldPipe";
import { wrapPipe } from "./wrapPipe";

export interface Mend {
  /** `wrap`: that pipe alone. */
  readonly by: "wrap" | "set" | "shell";
  /** `set -o pipefail`, `set -eo pipefail` */
  readonly set: string;
  /** Those that get --fail with it. */
  readonly curls: readonly Invocation[];
  edits(): readonly TextEdit[];
}

/** -e with it where any pipe of the script stands in front of `;`. One pipe alone where another one does not bear pipefail. */
export function mendPipe(
  file: FileContext,
  instruction: Instruction,
  script: ShellScript,
  { command, ends }: ToldPipe,
  curls: readonly Invocation[],
  early: readonly EarlyPipe[],
): Mend | undefined {
  if (ends && statusRead(script)) return undefined;
  const context = { scope: file.scopeBefore(instruction), stage: file.stageOf(instruction), file };
  const switched = switchPipefail(instruction, script, context, ends);
  // Without pipefail the page of an error is the better input: many a program stops at that, and takes nothing for a good one.
  if (!switched || (ends && switched.by === "shell")) return undefined;
  if (switched.by === "shell" && (early.length > 0 || isEarlyBehind(file, instruction))) return undefined;
  if (early.length === 0) return { ...switched, curls, edits: () => [...switched.edits(), ...curls.map(addFail)] };
  const wrap = ends ? undefined : wrapPipe(script, command);
  const own = curls.filter((each) => each.command === command);
  return wrap && { by: "wrap", set: switched.set, curls: own, edits: () => [...wrap(), ...own.map(addFail)] };
}
