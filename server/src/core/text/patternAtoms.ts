// A regular expression of somebody else as its atoms: it is read, never run.

/** What an atom takes: blanks alone, a sign of a word, the equals sign among others that are named, or nearly anything. */
export type AtomKind = "blank" | "sign" | "equals" | "anything";

export interface PatternAtom {
  readonly kind: AtomKind;
  /** The sign itself, where it takes no other. */
  readonly sign: string | undefined;
  /** Offset in the pattern. */
  readonly start: number;
  readonly isOptional: boolean;
}

/** Longer ones nobody writes by hand. */
const longest = 2_000;

const atom =
  /\(\?<(?![=!])[^>]*>|\(\?P<[^>]*>|\(\?[a-z-]*:|\(\?<?[=!]|\(\?[a-z-]+\)|[()|^$]|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\\.|[\s\S]/y;
const quantifier = /(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?/y;

const blankSigns = /^(?:[ \t\n]|\\[shtnr ])+$/;

function kindOfClass(text: string): AtomKind {
  const inner = text.slice(1, -1);
  if (inner.startsWith("^")) return inner.includes("=") ? "sign" : "anything";
  if (inner.includes("=") || inner.includes("\\W") || inner.includes("\\S")) return "equals";
  return blankSigns.test(inner.replace(/\[:(?:space|blank):\]/g, " ")) ? "blank" : "sign";
}

function kindOf(text: string): AtomKind {
  if (text.startsWith("[") && text.length > 1) return kindOfClass(text);
  if (blankSigns.test(text)) return "blank";
  if (text === "=" || text === "\\=") return "equals";
  return /^(?:\.|\\[SWD])$/.test(text) ? "anything" : "sign";
}

/** Of a group: what its parts take together. */
function kindOfAll(parts: readonly PatternAtom[]): AtomKind {
  if (parts.some(({ kind }) => kind === "equals")) return "equals";
  if (parts.some(({ kind }) => kind === "anything")) return "anything";
  return parts.length > 0 && parts.every(({ kind }) => kind === "blank") ? "blank" : "sign";
}

function signOf(text: string): string | undefined {
  if (text.length === 1) return text;
  return /^\\[^A-Za-z0-9]$/.test(text) ? text.slice(1) : undefined;
}

/** The atoms in front of an offset, a closed group as one; undefined: the pattern is too long, or a group is not closed. */
export function atomsBefore(pattern: string, end: number): readonly PatternAtom[] | undefined {
  if (end > longest) return undefined;
  const open: { readonly start: number; readonly atoms: PatternAtom[] }[] = [];
  let atoms: PatternAtom[] = [];
  for (let at = 0; at < end; ) {
    const start = at;
    atom.lastIndex = at;
    const text = atom.exec(pattern)?.[0] ?? pattern.charAt(at);
    at += text.length;
    if (/^(?:[|^$]|\(\?[a-z-]+\))$/.test(text)) continue;
    if (text.startsWith("(")) {
      open.push({ start, atoms });
      atoms = [];
      continue;
    }
    const outer = text === ")" ? open.pop() : undefined;
    if (text === ")" && !outer) return undefined;
    quantifier.lastIndex = at;
    const times = quantifier.exec(pattern)?.[0] ?? "";
    at += times.length;
    const isOptional = /^(?:[?*]|\{0)/.test(times);
    const made: PatternAtom = outer
      ? { kind: kindOfAll(atoms), sign: undefined, start: outer.start, isOptional }
      : { kind: kindOf(text), sign: times === "" ? signOf(text) : undefined, start, isOptional };
    if (outer) ({ atoms } = outer);
    atoms.push(made);
  }
  return [...open.flatMap(({ atoms: before }) => before), ...atoms];
}
