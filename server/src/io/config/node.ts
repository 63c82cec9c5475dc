// A value of a configuration file or of the editor's settings, with its place where it has one.

/** One-based line and column, as editors show them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Lists and maps are read on demand, so that aliases that hold one another cost nothing. */
export type ConfigNode =
  | { readonly kind: "scalar"; readonly value: unknown; readonly at: Place | undefined }
  | { readonly kind: "list"; readonly items: () => readonly ConfigNode[]; readonly at: Place | undefined }
  | { readonly kind: "map"; readonly entries: () => readonly ConfigEntry[]; readonly at: Place | undefined };

export interface ConfigEntry {
  readonly key: string;
  readonly keyAt: Place | undefined;
  readonly value: ConfigNode;
}

/** Plain JSON, such as the editor's settings. */
export function fromJson(value: unknown): ConfigNode {
  if (Array.isArray(value)) return { kind: "list", items: () => value.map(fromJson), at: undefined };
  if (typeof value !== "object" || value === null) return { kind: "scalar", value, at: undefined };
  const entries = (): ConfigEntry[] => Object.entries(value).map(([key, inner]) => ({ key, keyAt: undefined, value: fromJson(inner) }));
  return { kind: "map", entries, at: undefined };
}

/** How a wrong value is shown in a message: short, and never the whole of it. */
export function shown(node: ConfigNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "a map of keys";
  if (node.value === null || node.value === undefined) return "nothing";
  const text = String(node.value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
