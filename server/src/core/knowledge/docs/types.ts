// The shape of the documentation texts that hover and completion show; texts are English Markdown in own words.

/** What a person reads about one thing of the Dockerfile language. */
export interface Doc {
  /** What it does: one sentence with a full stop. */
  readonly summary: string;
  /** Lines of a Dockerfile that show its forms. */
  readonly example: string;
  /** What one trips over; each a sentence or two. */
  readonly details: readonly string[];
  /** Dockerfile syntax version that brought it as a stable feature; undefined: only in the labs channel. */
  readonly since: string | undefined;
  /** Labs version that had it first, where that was before `since` or `since` is undefined. */
  readonly labs?: string;
  /** Whether it counts during the build only, in the image, or when the container starts. */
  readonly effect: string;
  /** Anchor in Docker's Dockerfile reference (see `referenceUrl`). */
  readonly anchor: string;
}

/** A flag; `values` are the words it takes, with what each means, where there is a fixed set. */
export interface FlagDoc extends Doc {
  /** What goes behind the `=`, e.g. `<user>[:<group>]`; undefined for a switch that needs no value. */
  readonly takes: string | undefined;
  readonly values?: Readonly<Record<string, string>>;
}

/** An option of `RUN --mount`, e.g. `target=/x`. */
export interface OptionDoc {
  readonly summary: string;
  /** `key=value` as it would be written, or the bare key. */
  readonly example: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly since?: string;
}

export interface MountDoc extends Doc {
  /** By canonical key (`key` of MountOptionFact), not by its aliases. */
  readonly options: Readonly<Record<string, OptionDoc>>;
}

/** A build argument that exists without ARG. */
export interface PredefinedArgDoc {
  readonly group: "proxy" | "platform" | "buildkit";
  readonly summary: string;
  /** A value it may have. */
  readonly example: string;
  readonly since: string;
  /** Docker's reference does not list it; read from BuildKit's source. */
  readonly undocumented?: true;
}

export const referenceUrl = "https://docs.docker.com/reference/dockerfile/";
