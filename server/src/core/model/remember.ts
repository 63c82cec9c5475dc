// Keeps what was read from an instruction as long as its text and what it sees stay the same, so that a keystroke elsewhere costs nothing.
import type { Instruction } from "../syntax/types";
import type { Scope } from "./types";

/** The same text may stand in hundreds of stages; more answers to one text than this are not kept. */
const mostKeysOfOneText = 1024;

/**
 * @param read its answer must hold no offsets of the file, and follow from the instruction and the scope alone:
 * what is handed in besides is what it reads with, such as the parser of scripts.
 */
export function remember<T, Means extends readonly unknown[]>(
  read: (instruction: Instruction, scope: Scope, ...means: Means) => T,
): (instruction: Instruction, scope: Scope, ...means: Means) => T {
  const kept = new WeakMap<object, Map<string, { readonly answer: T }>>();
  return (instruction, scope, ...means) => {
    const { key } = scope;
    let ofText = kept.get(instruction.chunk);
    if (!ofText) {
      ofText = new Map();
      kept.set(instruction.chunk, ofText);
    }
    const known = ofText.get(key);
    if (known) return known.answer;
    const answer = read(instruction, scope, ...means);
    if (ofText.size >= mostKeysOfOneText) ofText.clear();
    ofText.set(key, { answer });
    return answer;
  };
}
