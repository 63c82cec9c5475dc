// The faults of one instruction, remembered with its text, so that a keystroke costs one instruction.
import type { Instruction, ParseError } from "../../syntax/types";
import { shift } from "../../text/span";
import { argumentErrors } from "./argumentErrors";
import { expandedErrors, type Surroundings } from "./expandedErrors";
import { flagErrors } from "./flagErrors";

interface Remembered {
  /** Where the instruction stood when its faults were found. */
  readonly start: number;
  /** What it could see then; undefined where that makes no difference. */
  readonly key: string | undefined;
  readonly errors: readonly ParseError[];
}

const remembered = new WeakMap<object, Remembered>();

/** Mounts are put in the working directory, everything else depends on its surroundings through variables only. */
function dependsOnScope(instruction: Instruction, text: string): boolean {
  if (instruction.keyword === "RUN") return instruction.flags.some((flag) => flag.name === "mount");
  return text.includes("$");
}

function moved(known: Remembered, start: number): readonly ParseError[] {
  const by = start - known.start;
  return by === 0 ? known.errors : known.errors.map((error) => ({ ...error, span: shift(error.span, by) }));
}

/** @param key names what `around` holds: the scope's key. @param text the file. */
export function instructionErrors(
  instruction: Instruction,
  key: () => string,
  around: () => Surroundings,
  text: string,
): readonly ParseError[] {
  const known = remembered.get(instruction.chunk);
  if (known && (known.key === undefined || known.key === key())) {
    return known.errors.length === 0 ? known.errors : moved(known, instruction.span.start);
  }
  const { span } = instruction;
  const errors = [...flagErrors(instruction), ...argumentErrors(instruction), ...expandedErrors(instruction, around())];
  const depends = dependsOnScope(instruction, text.slice(span.start, span.end));
  remembered.set(instruction.chunk, { start: span.start, key: depends ? key() : undefined, errors });
  return errors;
}
