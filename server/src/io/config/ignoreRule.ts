// Adds a rule to the list of ignored ones in a configuration file, and leaves everything else in the file as it is.
import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLSeq } from "yaml";
import { lineEnd } from "../../core";

/** The whole new text; undefined where the rule is in the list already, or the file is not what one can add to. */
export function withIgnored(text: string, key: string, rule: string): string | undefined {
  const names = ignoredIn(text, key);
  if (!names || names.includes(rule)) return undefined;
  const edited = inLayout(text, key, rule) ?? rewritten(text, key, rule);
  // Whatever the layout was: nothing is offered unless it reads as wanted.
  return ignoredIn(edited, key)?.join() === [...names, rule].join() ? edited : undefined;
}

/** The names in the list; undefined for what is no configuration. */
function ignoredIn(text: string, key: string): readonly string[] | undefined {
  const parsed = parseDocument(text);
  if (parsed.errors.length > 0) return undefined;
  const root: unknown = parsed.toJS() ?? {};
  if (typeof root !== "object" || root === null || Array.isArray(root)) return undefined;
  const value: unknown = Object.entries(root).find(([name]) => name === key)?.[1] ?? [];
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return undefined;
  return (Array.isArray(value) ? value : value === null ? [] : [value]).map(String);
}

const insert = (text: string, at: number, newText: string): string => text.slice(0, at) + newText + text.slice(at);
const replace = (text: string, [start, end]: readonly [number, number, number], newText: string): string =>
  text.slice(0, start) + newText + text.slice(end);

/** undefined for a layout that needs the library's own printing. */
function inLayout(text: string, key: string, rule: string): string | undefined {
  const { contents } = parseDocument(text);
  if (contents !== null && !isMap(contents)) return undefined;
  const pair = contents?.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair) return editOfList(text, pair, rule);
  if (contents?.flow) return undefined;
  const end = lineEnd(text, text.length);
  const apart = text === "" || text.endsWith("\n") ? "" : end;
  return insert(text, text.length, `${apart}${key}:${end}  - ${rule}${end}`);
}

function editOfList(text: string, { value }: Pair, rule: string): string | undefined {
  if (isScalar(value) && value.range && typeof value.value === "string")
    return replace(text, value.range, `[${text.slice(value.range[0], value.range[1])}, ${rule}]`);
  return isSeq(value) ? editOfItems(text, value, rule) : undefined;
}

function editOfItems(text: string, list: YAMLSeq, rule: string): string | undefined {
  const range = rangeOf(list.items.at(-1));
  if (list.flow && range) return insert(text, range[1], `, ${rule}`);
  if (list.flow) return list.range ? replace(text, list.range, `[${rule}]`) : undefined;
  if (!range) return undefined;
  // Below the last item's line, so that a comment behind it stays with it.
  const lineStart = text.lastIndexOf("\n", range[0] - 1) + 1;
  const bullet = /^\s*-\s*/.exec(text.slice(lineStart, range[0]))?.[0];
  if (bullet === undefined) return undefined;
  const newline = text.indexOf("\n", range[1]);
  const end = lineEnd(text, range[1]);
  return newline < 0 ? `${text}${end}${bullet}${rule}` : insert(text, newline + 1, `${bullet}${rule}${end}`);
}

const rangeOf = (item: unknown): readonly [number, number, number] | undefined => (isScalar(item) ? (item.range ?? undefined) : undefined);

/** As the library prints it: comments stay, blanks may move. */
function rewritten(text: string, key: string, rule: string): string {
  const parsed = parseDocument(text);
  parsed.set(key, parsed.createNode([...(ignoredIn(text, key) ?? []), rule]));
  return parsed.toString();
}
