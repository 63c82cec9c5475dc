// What the outside may tell us, as plain data, and how to ask for it. Whoever does IO answers; core never waits.

/** Paths are relative to the Dockerfile's directory, with `/`; `..` is allowed. */
export type FactQuery =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "directory"; readonly path: string }
  /** Of a file, or of all files below a folder. */
  | { readonly kind: "sizes"; readonly path: string }
  | { readonly kind: "dockerignore" }
  /** An image, by the name as FROM has it with variables put in. @param platform that FROM names, `linux/arm64`; undefined: the usual one. */
  | { readonly kind: "image"; readonly name: string; readonly platform: string | undefined };

/** What an image's own configuration says; null and empty where it sets nothing. */
export interface ImageConfig {
  /** Who says so: the engine of this machine, which has the image, or the registry that it comes from. */
  readonly from: "engine" | "registry";
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly user: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string | null;
  readonly stopSignal: string | null;
  readonly shell: readonly string[] | null;
  /** `80/tcp` */
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  /** As Docker keeps it: `["CMD-SHELL", "curl …"]`, `["NONE"]`. */
  readonly healthcheck: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Instructions as written. */
  readonly onbuild: readonly string[];
}

/** Where the truth of a base image is asked: nowhere (the tables count), of the engine of this machine, of the image's registry. */
export const imageSources = ["table", "engine", "registry"] as const;
export type ImageSource = (typeof imageSources)[number];

export interface ImageFact {
  /** All that there are of it, as `linux/arm64/v8`; undefined: not known. */
  readonly platforms?: readonly string[];
  readonly config?: ImageConfig;
}

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
  /** What a registry or engine says of images, by `imageKey`. Nobody has to answer: without it, what the tables know counts. */
  readonly images?: ReadonlyMap<string, ImageFact | null>;
  /** The Dockerfile's own path or address, with `/`; undefined where it has none, as standard input. Each has a version of its own. */
  readonly path?: string;
  /** Grows with every change of an answer. A key for caches. */
  readonly version: number;
}

/** Questions that follow from what is known so far; an empty list ends it. */
export type Ask = (facts: Facts) => readonly FactQuery[];

export const noFacts: Facts = { files: new Map(), directories: new Map(), dockerignore: undefined, version: 0 };

/** An image's name and, where FROM names one, its platform. */
export const imageKey = (name: string, platform: string | undefined): string => (platform === undefined ? name : `${name} ${platform}`);

/** Names a question: the same for the same. */
export function queryKey(query: FactQuery): string {
  if (query.kind === "image") return `image ${imageKey(query.name, query.platform)}`;
  return query.kind === "dockerignore" ? query.kind : `${query.kind} ${query.path}`;
}

/** The question has no answer yet. */
export function isOpen(query: FactQuery, facts: Facts): boolean {
  if (query.kind === "image") return !facts.images?.has(imageKey(query.name, query.platform));
  if (query.kind === "file") return !facts.files.has(query.path);
  if (query.kind === "sizes") return facts.sizes?.has(query.path) !== true;
  return query.kind === "directory" ? !facts.directories.has(query.path) : facts.dockerignore === undefined;
}

/** The text of a file by its path, the ignore file's too; undefined where it is not there, or there is no answer. */
export const knownText = (facts: Facts, path: string): string | undefined =>
  facts.files.get(path) ?? (facts.dockerignore?.path === path ? facts.dockerignore.text : undefined);
