// Whether a build asks git for its version.
import { wholeText } from "../../model/instructionText";
import type { Dockerfile } from "../../model/types";

/** The build reads its version out of .git, which then has to come along. */
export const asksGit = (file: Dockerfile): boolean =>
  file
    .each("RUN")
    .some((run) =>
      /\bgit\s+(?:describe|rev-parse|rev-list|log|show|status|submodule)\b|setuptools[_-]scm|hatch-vcs|versioneer/.test(wholeText(run)),
    );
