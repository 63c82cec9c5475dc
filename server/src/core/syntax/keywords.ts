// How BuildKit's parser reads the arguments of each instruction.

export type Reading =
  /** Words at blanks. */
  | "words"
  /** A JSON array, else words at blanks. */
  | "json-or-words"
  /** A JSON array, else the whole text as a command line. */
  | "json-or-command"
  /** `key=value …` or `key value`. */
  | "pairs"
  /** `name` or `name=value`, several. */
  | "names"
  /** All of it is one word. */
  | "text"
  /** A type word and a command. */
  | "healthcheck"
  /** Another instruction. */
  | "instruction";

/** BuildKit `frontend/dockerfile/parser`, its dispatch table. */
export const readings: Readonly<Record<string, Reading>> = {
  ADD: "json-or-words",
  ARG: "names",
  CMD: "json-or-command",
  COPY: "json-or-words",
  ENTRYPOINT: "json-or-command",
  ENV: "pairs",
  EXPOSE: "words",
  FROM: "words",
  HEALTHCHECK: "healthcheck",
  LABEL: "pairs",
  MAINTAINER: "text",
  ONBUILD: "instruction",
  RUN: "json-or-command",
  SHELL: "json-or-command",
  STOPSIGNAL: "text",
  USER: "text",
  VOLUME: "json-or-words",
  WORKDIR: "text",
};

export const readingOf = (keyword: string): Reading | undefined => (Object.hasOwn(readings, keyword) ? readings[keyword] : undefined);

/** Instructions that take heredocs, unless their arguments are a JSON array. */
export const takesHeredocs: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN"]);
