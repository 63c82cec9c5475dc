// Names what an instruction can see by a short string: the same history of instructions gives the same key, in every version of the file.

const multiplier = 0x01000193;

/** 32 bits of `text`, started from `seed` (FNV-1a with a closing mix). */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), multiplier);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const seeds = [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x2545f491] as const;

/**
 * The key behind an instruction that changes what can be seen. 128 bits, so that two histories do not meet by chance;
 * nothing is remembered, so that typing does not fill the memory.
 */
export function scopeKey(before: string, text: string): string {
  const whole = `${before}\n${text}`;
  return seeds.map((seed) => hash(whole, seed).toString(36)).join(".");
}
