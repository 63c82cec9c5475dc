// JSON as people keep it in a project: with a byte order mark, comments, a comma too many, or written to the half.

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what is broken says nothing
  }
}

/** Strings stay as they are, whatever stands in them. */
const withoutComments = (text: string): string =>
  text.replace(/("(?:\\.|[^"\\\n])*")|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, "$1").replace(/,(?=\s*[}\]])/g, "");

/** undefined: no object. */
export function readJsonObject(text: string): JsonObject | undefined {
  const plain = text.replace(/^\uFEFF/, "");
  const value = parsed(plain) ?? parsed(withoutComments(plain));
  return isJsonObject(value) ? value : undefined;
}
