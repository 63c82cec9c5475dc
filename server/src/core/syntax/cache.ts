// A cache by text that forgets what was not asked for lately, so that it cannot grow without bound.

export interface TextCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Holds between `limit` and `2 * limit` entries: a full generation becomes the old one, and what is asked for moves to the new one. */
export function textCache<T>(limit: number): TextCache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  function set(key: string, value: T): void {
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  }
  return {
    get(key) {
      const hit = young.get(key);
      if (hit !== undefined) return hit;
      const kept = old.get(key);
      if (kept !== undefined) set(key, kept);
      return kept;
    },
    set,
  };
}

/**
 * A copy that does not keep the whole document alive: engines make a slice point into the text that it was cut from,
 * and a cached slice of every version of a document would hold every version.
 */
export const detached = (slice: string): string => `${slice}\n`.slice(0, -1);
