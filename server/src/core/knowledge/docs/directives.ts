// Documentation of the parser directives at the top of a file, and of the check comment above an instruction.
import type { Doc } from "./types";

export interface DirectiveDoc extends Doc {
  /** Keys or usual values, with what each means. */
  readonly values: Readonly<Record<string, string>>;
}

const place = "Only at the very top, above any other comment, blank line or instruction; each directive once.";

/** By lower-case name. */
export const directiveDocs: Readonly<Record<string, DirectiveDoc>> = {
  syntax: {
    summary: "Names the image that reads this Dockerfile, and so the version of the Dockerfile language.",
    example: "# syntax=docker/dockerfile:1",
    values: {
      "docker/dockerfile:1": "the newest stable version 1",
      "docker/dockerfile:1-labs": "the newest version 1 with experimental features",
      "docker/dockerfile:1.26": "version 1.26 with its newest corrections (or any other version)",
      "docker/dockerfile-upstream:master": "BuildKit's development branch",
    },
    details: [
      place,
      "Without it, the version built into the builder is used.",
      "The builder pulls the image. The value ends at the first space; the build argument `BUILDKIT_SYNTAX` overrides it.",
    ],
    since: "1.0",
    effect: "Build time only.",
    anchor: "syntax",
  },
  escape: {
    summary: "Sets the character that continues a line and escapes characters.",
    example: "# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY app.exe C:\\app\\",
    values: { "\\": "the default", "`": "for Windows, where `\\` is part of paths" },
    details: [place, "Only `\\` and `` ` `` are possible."],
    since: "1.0",
    effect: "Build time only.",
    anchor: "escape",
  },
  check: {
    summary: "Sets which of Docker's build checks are run and whether their warnings fail the build.",
    example: "# check=skip=JSONArgsRecommended,StageNameCasing;error=true",
    values: {
      skip: "checks that are not run: names with commas, or `all`",
      error: "`true`: the build fails on a warning",
      experimental: "experimental checks to switch on: names with commas, or `all`",
    },
    details: [
      place,
      "Options are separated by `;`. Names are case-sensitive, and a wrong name is ignored without a word.",
      "The value ends at the first space. The build argument `BUILDKIT_DOCKERFILE_CHECK` replaces it.",
    ],
    since: "1.8",
    effect: "Build time only.",
    anchor: "check",
  },
};

/** `# check=skip=…` as an ordinary comment above one instruction. */
export const instructionCheckDoc: DirectiveDoc = {
  summary: "Sets which of Docker's build checks are run for the instruction below.",
  example: "FROM node:22\n# check=skip=JSONArgsRecommended // the shell is wanted here\nCMD node server.js",
  values: { skip: "checks that are not run", experimental: "experimental checks to switch on" },
  details: [
    "Of several such comments above one instruction the first counts. `error=` has no meaning here.",
    "Checks of the whole file, such as duplicate stage names or the case of instructions, are not affected.",
  ],
  since: "1.21",
  effect: "Build time only.",
  anchor: "check",
};
