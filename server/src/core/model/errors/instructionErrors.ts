// The faults of one instruction, remembered with its text, so that a keystroke costs one instruction.
import type { Flag, Instruction, ParseError } from "../../syntax/types";
import { shift } from "../../text/span";
import { type Faults, memoOf } from "../chunkMemo";
import { argumentErrors } from "./argumentErrors";
import { expandedErrors, type Surroundings } from "./expandedErrors";
import { flagErrors } from "./flagErrors";

/** What an instruction stands in. */
export interface Place {
  /** Names what the instruction can see. */
  keyAt(index: number): string;
  around(index: number): Surroundings;
  /** Of the file. */
  readonly text: string;
}

const isAbsoluteTarget = (option: Flag["options"][number]): boolean =>
  /^(target|dst|destination)$/i.test(option.key) && option.value?.startsWith("/") === true;

/** A mount with a relative target is put in the working directory; the rest depends on its surroundings through variables only. */
function dependsOnScope(instruction: Instruction, text: string): boolean {
  if (instruction.keyword !== "RUN") return text.includes("$");
  return instruction.flags.some((flag) => flag.name === "mount" && (flag.value?.includes("$") || !flag.options.some(isAbsoluteTarget)));
}

function moved(known: Faults, start: number): readonly ParseError[] {
  const by = start - known.start;
  return by === 0 ? known.errors : known.errors.map((error) => ({ ...error, span: shift(error.span, by) }));
}

export function instructionErrors(instruction: Instruction, place: Place): readonly ParseError[] {
  const memo = memoOf(instruction);
  const { faults } = memo;
  if (faults && (faults.key === undefined || faults.key === place.keyAt(instruction.index))) {
    return faults.errors.length === 0 ? faults.errors : moved(faults, instruction.span.start);
  }
  const { span, index } = instruction;
  const errors = [...flagErrors(instruction), ...argumentErrors(instruction), ...expandedErrors(instruction, place.around(index))];
  const depends = dependsOnScope(instruction, place.text.slice(span.start, span.end));
  memo.faults = { start: span.start, key: depends ? place.keyAt(index) : undefined, errors };
  return errors;
}
