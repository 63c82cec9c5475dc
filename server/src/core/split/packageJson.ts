// What package.json says, as far as the split asks.
import type { Facts } from "../facts";

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const texts = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"))
    : {};

/** undefined where it was not found, or is no JSON object. */
export function readManifest(facts: Facts): Manifest | undefined {
  const text = facts.files.get("package.json");
  if (typeof text !== "string") return undefined;
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null) return undefined;
    const { dependencies, scripts } = json as { dependencies?: unknown; scripts?: unknown };
    return { dependencies: texts(dependencies), scripts: texts(scripts) };
  } catch {
    return undefined; // half-written JSON says nothing
  }
}
