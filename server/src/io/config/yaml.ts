// Reads YAML into configuration nodes with places. Loaded only when there is a file to read: the YAML library is large.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { ConfigEntry, ConfigNode, Place } from "./node";

export interface YamlError extends Place {
  readonly detail: string;
}

/** `root` is undefined for an empty file. Never throws. */
export function readYaml(text: string): { readonly root: ConfigNode | undefined; readonly errors: readonly YamlError[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = parsed.errors.map((error) => ({ ...placeOf(error.pos[0]), detail: error.message }));
  const { contents } = parsed;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { root: undefined, errors };
  return { root: toNode(contents, parsed, placeOf), errors };
}

function toNode(node: unknown, parsed: Document, placeOf: (offset: number) => Place): ConfigNode {
  const target: unknown = isAlias(node) ? node.resolve(parsed) : node;
  const at = startOf(node, placeOf);
  if (isMap(target)) return { kind: "map", entries: () => target.items.map((pair) => toEntry(pair.key, pair.value, parsed, placeOf)), at };
  if (isSeq(target)) return { kind: "list", items: () => target.items.map((item) => toNode(item, parsed, placeOf)), at };
  return { kind: "scalar", value: isScalar(target) ? target.value : undefined, at };
}

function toEntry(key: unknown, value: unknown, parsed: Document, placeOf: (offset: number) => Place): ConfigEntry {
  const keyAt = startOf(key, placeOf);
  const node = toNode(value, parsed, placeOf);
  return { key: isScalar(key) ? String(key.value) : String(key), keyAt, value: node.at ? node : { ...node, at: keyAt } };
}

const startOf = (node: unknown, placeOf: (offset: number) => Place): Place | undefined => {
  const range = typeof node === "object" && node !== null && "range" in node ? (node as Node).range : undefined;
  return range ? placeOf(range[0]) : undefined;
};
