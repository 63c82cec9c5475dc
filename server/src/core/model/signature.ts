// Tells quickly whether instructions are the ones that were seen before: a number for each chunk, a hash over a run of them.
import type { Instruction } from "../syntax/types";

const numbers = new WeakMap<object, number>();
let last = 0;

/** The same for the same chunk, as long as it is kept anywhere. */
function numberOf(chunk: object): number {
  const known = numbers.get(chunk);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(chunk, last);
  return last;
}

/** Two independent 32-bit hashes and the count, so that a chance match is out of the question in a lifetime of typing. */
export function signature(instructions: readonly Instruction[], wanted?: ReadonlySet<string>): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  let count = 0;
  for (const instruction of instructions) {
    if (wanted && !wanted.has(instruction.keyword)) continue;
    const number = numberOf(instruction.chunk);
    a = Math.imul(a ^ number, 0x01000193);
    b = Math.imul(b + number, 0x85ebca6b) ^ (b >>> 13);
    count += 1;
  }
  return `${a >>> 0}.${b >>> 0}.${count}`;
}
