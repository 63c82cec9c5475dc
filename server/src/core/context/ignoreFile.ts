// What a .dockerignore leaves out of the build context, and by which pattern. Source: moby/patternmatcher and its ignorefile reader.
import type { Facts } from "../facts";
import { type Glob, globTakes, readGlob } from "../text/glob";
import { cleanPath } from "../text/path";

export interface IgnorePattern {
  /** Cleaned, without `!`. */
  readonly text: string;
  /** As the file has it, without `!`. */
  readonly written: string;
  /** Begins with `!`: takes back what a pattern before it left out. */
  readonly negated: boolean;
  readonly glob: Glob;
}

export interface IgnoreFile {
  readonly patterns: readonly IgnorePattern[];
  readonly hasNegation: boolean;
}

/** `**name` without a slash and without other wildcards takes every path with that end. */
const bareSuffix = /^\*\*[^/*?[\]\\]/;

function globOf(text: string): Glob | undefined {
  const glob = readGlob(text, "folders");
  const [first, ...rest] = glob ?? [];
  const isSuffix = bareSuffix.test(text) && first?.kind === "folders" && rest.every(({ kind }) => kind === "unit");
  return isSuffix ? [{ kind: "anything" }, ...rest] : glob;
}

/** undefined: a pattern is malformed, and the build stops there. */
export function readIgnoreFile(text: string): IgnoreFile | undefined {
  const patterns: IgnorePattern[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const trimmed = line.trim();
    if (line.startsWith("#") || trimmed === "") continue;
    const negated = trimmed.startsWith("!");
    const written = negated ? trimmed.slice(1).trim() : trimmed;
    if (written === "") return undefined;
    const cleaned = cleanPath(written);
    const plain = cleaned.length > 1 ? cleaned.replace(/^\//, "") : cleaned;
    const glob = globOf(plain);
    if (!glob) return undefined;
    patterns.push({ text: plain, written, negated, glob });
  }
  return { patterns, hasNegation: patterns.some(({ negated }) => negated) };
}

const kept = new WeakMap<object, { readonly file: IgnoreFile | undefined }>();

/** The one that this build uses; undefined: there is none, or it is not known, or malformed. */
export function ignoreFileOf({ dockerignore }: Facts): IgnoreFile | undefined {
  if (!dockerignore) return undefined;
  const known = kept.get(dockerignore) ?? { file: readIgnoreFile(dockerignore.text) };
  kept.set(dockerignore, known);
  return known.file;
}

/** @param path cleaned, relative to the context. The pattern that leaves it out at last; undefined: it is in the context. */
export function ignoredBy({ patterns }: IgnoreFile, path: string): IgnorePattern | undefined {
  let by: IgnorePattern | undefined;
  for (const pattern of patterns) {
    if (pattern.negated !== (by !== undefined)) continue;
    if (globTakes(pattern.glob, path, "below")) by = pattern.negated ? undefined : pattern;
  }
  return by;
}

/** A `!` pattern may bring back something below the source, or something that its wildcard names. */
function mayBeBroughtBack({ patterns }: IgnoreFile, path: string): boolean {
  return patterns.some(({ negated, text }) => {
    if (!negated) return false;
    const plain = /^[^*?[\\]*/.exec(text)?.[0] ?? "";
    return path.startsWith(plain) || plain.startsWith(path === "." ? "" : path.replace(/[*?[].*/, ""));
  });
}

const everything: ReadonlySet<string> = new Set(["*", "**", "**/*"]);

/** The pattern that leaves out a source with all that it brings, `.` the whole context; undefined: something of it may be there. */
export function excludedBy(file: IgnoreFile, source: string): IgnorePattern | undefined {
  const by = source === "." ? file.patterns.find(({ negated, text }) => !negated && everything.has(text)) : ignoredBy(file, source);
  return by && file.hasNegation && mayBeBroughtBack(file, source) ? undefined : by;
}
