// The effects of an instruction on the image's file system, read once for its text and what it sees.
import { instructionFact } from "../knowledge/instructions";
import { remember } from "../model/remember";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { type Copy, copyOf } from "./copies";
import type { Effect } from "./effect";
import { runEffects } from "./runEffects";

export interface Effects {
  /** Of COPY and ADD. */
  readonly copy: Copy | undefined;
  /** Of RUN, in the order of its commands. */
  readonly list: readonly Effect[];
}

const none: Effects = { copy: undefined, list: [] };

const read = remember((instruction: Instruction, scope, doc: Dockerfile): Effects => {
  if (instruction.keyword === "RUN") return { copy: undefined, list: runEffects(doc, instruction) };
  const copy = copyOf(instruction, scope);
  return copy ? { copy, list: [] } : none;
});

/** Of an instruction that changes no file: none. One that Docker does not know is that of another frontend, and may do anything. */
export function effectsOf(doc: Dockerfile, instruction: Instruction): Effects {
  const { keyword } = instruction;
  if (keyword === "RUN" || keyword === "COPY" || keyword === "ADD") return read(instruction, doc.scopeBefore(instruction), doc);
  return instructionFact(keyword) ? none : { copy: undefined, list: [{ kind: "unknown", what: keyword }] };
}
