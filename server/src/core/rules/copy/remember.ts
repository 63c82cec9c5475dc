// Keeps what was read from an instruction as long as its text and what it sees stay the same, so that a keystroke elsewhere costs nothing.
import type { Scope } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { Context } from "../rule";

/** The same text may stand in hundreds of stages; more answers to one text than this are not kept. */
const mostKeysOfOneText = 1024;

type Scripts = Pick<Context, "scripts">;

/** @param read its answer must hold no offsets of the file, and nothing that comes from elsewhere than these. */
export function remember<T>(
  read: (instruction: Instruction, scope: Scope, context: Scripts) => T,
): (instruction: Instruction, scope: Scope, context: Scripts) => T {
  const kept = new WeakMap<object, Map<string, { readonly answer: T }>>();
  return (instruction, scope, context) => {
    const { key } = scope;
    let ofText = kept.get(instruction.chunk);
    if (!ofText) {
      ofText = new Map();
      kept.set(instruction.chunk, ofText);
    }
    const known = ofText.get(key);
    if (known) return known.answer;
    const answer = read(instruction, scope, context);
    if (ofText.size >= mostKeysOfOneText) ofText.clear();
    ofText.set(key, { answer });
    return answer;
  };
}
