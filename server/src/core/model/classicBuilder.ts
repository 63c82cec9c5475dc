// What Docker's classic builder, which came before BuildKit, cannot build.
import type { Instruction } from "../syntax/types";
import type { Dockerfile } from "./types";

/** The flags that it knows; RUN has none there. Source: moby/moby, builder/dockerfile. */
const ofClassic: Readonly<Record<string, RegExp>> = { COPY: /^(?:from|chown)$/, ADD: /^chown$/, FROM: /^platform$/, HEALTHCHECK: /./ };

const isOfBuildKit = ({ keyword, flags, heredocs }: Instruction): boolean =>
  heredocs.length > 0 || flags.some(({ name, value }) => !ofClassic[keyword]?.test(name) || /\$\{?(?:BUILD|TARGET)/.test(value ?? ""));

/** The file asks for a frontend, or uses what only BuildKit has: nobody builds it with anything else. */
export const needsBuildKit = (file: Dockerfile): boolean =>
  file.tree.directives.some(({ name }) => name === "syntax") || file.each().some(isOfBuildKit);
