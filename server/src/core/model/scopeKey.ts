// Names what an instruction can see by a short string: the same history of instructions gives the same key, in every version of the file.

/** 128 bits, so that two histories do not meet by chance; nothing is remembered, so that typing does not fill the memory. */
export type Hash = readonly [number, number, number, number];

/** Signed 32-bit numbers: V8 keeps these without an object each. */
const seeds: Hash = [0x811c9dc5 | 0, 0x9e3779b9 | 0, 0x7f4a7c15, 0x2545f491];

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hashFrom(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value);
}

export function hashText(text: string): Hash {
  return [hashFrom(text, seeds[0]), hashFrom(text, seeds[1]), hashFrom(text, seeds[2]), hashFrom(text, seeds[3])];
}

/** Depends on the order of the two. */
export function combine(before: Hash, next: Hash): Hash {
  return [
    mix(Math.imul(before[0], 31) ^ next[0]),
    mix(Math.imul(before[1], 37) ^ next[1]),
    mix(Math.imul(before[2], 41) ^ next[2]),
    mix(Math.imul(before[3], 43) ^ next[3]),
  ];
}

/** Eight UTF-16 units, not for reading. */
export const keyOf = ([a, b, c, d]: Hash): string =>
  String.fromCharCode(a >>> 16, a & 0xffff, b >>> 16, b & 0xffff, c >>> 16, c & 0xffff, d >>> 16, d & 0xffff);
