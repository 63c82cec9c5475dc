// A JSON array that only its quotes keep from being one.

/** `['a', 'b']` with double quotes; undefined where that makes no array either. */
export function doubleQuoted(text: string): string | undefined {
  const quoted = text.replace(/[“”'‘’]/g, '"').replace(/,\s*\]$/, "]");
  try {
    const value: unknown = JSON.parse(quoted);
    return Array.isArray(value) && value.every((word) => typeof word === "string") ? quoted : undefined;
  } catch {
    return undefined; // more is wrong than the quotes
  }
}
