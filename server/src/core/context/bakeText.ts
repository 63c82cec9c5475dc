// The targets that a bake file writes down, in HCL or JSON, as far as they are literal.
import { isJsonObject, readJsonObject } from "../text/json";

export interface BakeTarget {
  readonly name: string;
  /** As written, without quotes; undefined: not set. */
  readonly dockerfile: string | undefined;
  readonly context: string | undefined;
  readonly inherits: readonly string[];
  readonly tags: readonly string[];
  /** Names alone: any value passes an argument. */
  readonly args: ReadonlySet<string>;
  readonly contexts: ReadonlyMap<string, string>;
}

const mostTargets = 200;
const opensTarget = /^[ \t]*target[ \t]+"([^"\n]+)"[ \t]*\{/gm;
const pairs: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Behind the bracket that closes the one at `from`; strings are passed over. */
function behindBracket(text: string, from: number): number {
  const open: string[] = [];
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      for (at++; at < text.length && text.charAt(at) !== '"'; at++) if (text.charAt(at) === "\\") at++;
    } else if (character in pairs) open.push(pairs[character] ?? "");
    else if (character === open.at(-1)) {
      open.pop();
      if (open.length === 0) return at + 1;
    }
  }
  return text.length;
}

/** `key = value` of a body, the value as written. */
function attributesOf(body: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const key = /[\s,]*"?([\w.-]+)"?[ \t]*[=:][ \t]*/y;
  for (let at = 0; at < body.length; ) {
    key.lastIndex = at;
    const match = key.exec(body);
    if (!match) {
      const next = body.indexOf("\n", at);
      at = next < 0 ? body.length : next + 1;
      continue;
    }
    const start = at + match[0].length;
    let end = start;
    while (end < body.length && !/[\n,]/.test(body.charAt(end))) {
      const character = body.charAt(end);
      if (character === '"') {
        const close = /"(?:[^"\\\n]|\\.)*"?/y;
        close.lastIndex = end;
        end += close.exec(body)?.[0].length ?? 1;
      } else end = character in pairs ? behindBracket(body, end) : end + 1;
    }
    found.set(match[1] ?? "", body.slice(start, end).trim());
    at = end;
  }
  return found;
}

const stringsIn = (value = ""): readonly string[] => [...value.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text ?? "");
const plain = (value: string | undefined): string | undefined => (value === undefined ? undefined : (stringsIn(value)[0] ?? value));
/** `{…}`, `merge(a, {…})` */
const inBraces = (value = ""): ReadonlyMap<string, string> => {
  const from = value.indexOf("{");
  return from < 0 ? new Map() : attributesOf(value.slice(from + 1, behindBracket(value, from) - 1));
};

const targetOf = (name: string, own: ReadonlyMap<string, string>): BakeTarget => ({
  name,
  dockerfile: own.has("dockerfile-inline") ? "" : plain(own.get("dockerfile")),
  context: plain(own.get("context")),
  inherits: stringsIn(own.get("inherits")),
  tags: stringsIn(own.get("tags")),
  args: new Set(inBraces(own.get("args")).keys()),
  contexts: new Map([...inBraces(own.get("contexts"))].map(([key, value]) => [key, plain(value) ?? ""])),
});

function fromJson(text: string): readonly BakeTarget[] {
  const { target } = readJsonObject(text) ?? {};
  if (!isJsonObject(target)) return [];
  const written = Object.entries(target).slice(0, mostTargets);
  return written.map(([name, value]) =>
    targetOf(name, new Map(Object.entries(isJsonObject(value) ? value : {}).map(([key, each]) => [key, JSON.stringify(each)]))),
  );
}

export function readBakeTargets(text: string, isJson: boolean): readonly BakeTarget[] {
  if (isJson) return fromJson(text);
  const hcl = text.replace(/^[ \t]*(?:#|\/\/).*$/gm, "");
  return [...hcl.matchAll(opensTarget)].slice(0, mostTargets).map(({ 0: opening, 1: name = "", index }) => {
    const from = index + opening.length;
    return targetOf(name, attributesOf(hcl.slice(from, behindBracket(hcl, from - 1) - 1)));
  });
}
