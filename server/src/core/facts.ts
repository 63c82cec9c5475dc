// What the outside may tell us, as plain data, and how to ask for it. Whoever does IO answers; core never waits.

/** Paths are relative to the Dockerfile's directory, with `/`; `..` is allowed. */
export type FactQuery =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "directory"; readonly path: string }
  /** Of a file, or of all files below a folder. */
  | { readonly kind: "sizes"; readonly path: string }
  | { readonly kind: "dockerignore" };

/** What a file or a folder weighs, as far as it was looked at. */
export interface FileSizes {
  /** Bytes by the path below the folder; of a file itself by `.`. */
  readonly files: ReadonlyMap<string, number>;
  /** Folders that were not looked into: too many files, what package managers and version control keep; `.` is all of it. */
  readonly unread: readonly string[];
}

/** `null`: asked and not there. A missing key: not asked, or no answer came. */
export interface Facts {
  /** Text of files by path, at most 1 MiB each. */
  readonly files: ReadonlyMap<string, string | null>;
  /** Names in a directory by path; a folder's name ends in `/`. */
  readonly directories: ReadonlyMap<string, readonly string[] | null>;
  /** By path; undefined where nobody looks at sizes. */
  readonly sizes?: ReadonlyMap<string, FileSizes | null>;
  /** The ignore file that this Dockerfile would use (`<name>.dockerignore` before `.dockerignore`). */
  readonly dockerignore: { readonly path: string; readonly text: string } | null | undefined;
  /**
   * What a registry or engine says of images, by the name as FROM has it with variables put in; platforms as `linux/arm64/v8`.
   * Nobody has to answer: rules that read it stay silent without it.
   */
  readonly images?: ReadonlyMap<string, { readonly platforms: readonly string[] } | null>;
  /** The Dockerfile's own path or address, with `/`; undefined where it has none, as standard input. Each has a version of its own. */
  readonly path?: string;
  /** Grows with every change of an answer. A key for caches. */
  readonly version: number;
}

/** Questions that follow from what is known so far; an empty list ends it. */
export type Ask = (facts: Facts) => readonly FactQuery[];

export const noFacts: Facts = { files: new Map(), directories: new Map(), dockerignore: undefined, version: 0 };

/** The question has no answer yet. */
export function isOpen(query: FactQuery, facts: Facts): boolean {
  if (query.kind === "file") return !facts.files.has(query.path);
  if (query.kind === "sizes") return facts.sizes?.has(query.path) !== true;
  return query.kind === "directory" ? !facts.directories.has(query.path) : facts.dockerignore === undefined;
}

/** The text of a file by its path, the ignore file's too; undefined where it is not there, or there is no answer. */
export const knownText = (facts: Facts, path: string): string | undefined =>
  facts.files.get(path) ?? (facts.dockerignore?.path === path ? facts.dockerignore.text : undefined);
